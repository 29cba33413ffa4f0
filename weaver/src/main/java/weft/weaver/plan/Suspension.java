package weft.weaver.plan;

import java.util.List;

/**
 * One await of a method.
 *
 * @param state the state in which the method is suspended there; counted from 1
 * @param instruction the index of the await among the method's instructions
 * @param line its source line, or 0
 * @param ofStage whether a {@code CompletionStage} is awaited, not an {@code Awaitable}
 * @param exceptionClasses how many class constants lie above what is awaited, to be dropped
 * @param operands what lies below, from the bottom
 * @param saved the live locals and operands
 */
public record Suspension(
        int state,
        int instruction,
        int line,
        boolean ofStage,
        int exceptionClasses,
        List<Operand> operands,
        List<Transfer> saved) {}
