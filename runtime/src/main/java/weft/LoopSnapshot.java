package weft;

import java.util.List;

/**
 * What an event loop was doing when it was looked at. Plain data: any thread may read it.
 *
 * @param thread the name of the thread that runs it
 * @param threadId that thread's id
 * @param blocked whether it did not answer: a task step or callback keeps its thread
 * @param stack if it is blocked, what its thread does; else empty
 * @param tasks the tasks that are not done, the oldest first; empty if it is blocked
 */
public record LoopSnapshot(
        String thread, long threadId, boolean blocked, List<StackTraceElement> stack, List<TaskSnapshot> tasks) {}
