package weft.weaver.plan;

import java.util.List;

/**
 * What a stack map frame of the source loses in the body.
 *
 * @param instruction the index of the frame among the method's instructions
 * @param deadLocals in ascending order, the source's locals that are not read any more: a resume does not restore them
 * @param droppedOperands positions, from the bottom, of objects under construction that are made later
 */
public record FrameChange(int instruction, List<Integer> deadLocals, List<Integer> droppedOperands) {}
