package weft;

import java.time.Duration;
import java.util.List;

/**
 * What a task was doing when it was looked at. Plain data: it keeps nothing alive, and any thread may read it.
 *
 * @param id the number of the task, from 1; numbers come again after some 4 billion tasks
 * @param name the task's name
 * @param state {@code created} before its first step, {@code running}, {@code ready} in the loop's queue, or
 *     {@code waiting}
 * @param since how long it has been waiting or ready, to a few hundredths of a second; of another state it says nothing
 * @param cancelling how often it was asked to be cancelled
 * @param stack where its coroutines are suspended, the innermost first
 * @param waitsFor what it awaits; null if it awaits nothing that is pending
 * @param awaitedBy the ids of the tasks that await this one, also through a gather or the like
 */
public record TaskSnapshot(
        long id,
        String name,
        String state,
        Duration since,
        int cancelling,
        List<StackTraceElement> stack,
        String waitsFor,
        List<Long> awaitedBy) {}
