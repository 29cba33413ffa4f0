package weft.weaver.plan;

/**
 * An instruction of the source that moved objects under construction, and has less or nothing to move now.
 *
 * @param instruction its index among the method's instructions
 * @param opcode what is written instead; NOP for nothing
 */
public record Move(int instruction, int opcode) {}
