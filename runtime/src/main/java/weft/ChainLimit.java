package weft;

import java.util.ArrayList;
import java.util.List;

/**
 * The limit of a chain of coroutines, tasks and stages that await one another. An endless recursion then ends with a
 * {@link StackOverflowError}, as it does on the Java stack, before it has taken all memory.
 *
 * <p>Nobody counts while a chain grows. A chain is walked outwards from time to time, so rarely that the walks cost
 * less than the growth: after some starts beyond the Java stack ({@link Trampoline}, {@link ThreadState}), and for one
 * of the ready tasks after some steps ({@link Scheduler}).
 */
final class ChainLimit {
    /** How many links a chain may have; written by tests. */
    static int most = Math.max(1_000, Integer.getInteger("weft.maxDepth", 1_000_000));

    /** What a task, a gather or a stage counts: they take more memory than a coroutine. */
    private static final int LINKS_OF_A_FUTURE = 3;

    /** Steps or links before the next walk, at least. */
    private static final int LEAST_PAUSE = 1_000;

    private int length;

    private int lastLength;
    private int lastPause = LEAST_PAUSE;

    /** The length, where each counts as one: for people. */
    private int depth;

    /** The first coroutine of a user's method; null if there is none. */
    private Coroutine<?> users;

    /** How many objects the last walk looked at. */
    private long work;

    /** For cycles, which have no length: Brent's algorithm, whose mark moves on after 1, 2, 4, ... objects. */
    private Object mark;

    private int objects;

    /**
     * Walks outwards from a coroutine.
     *
     * @param innermost a coroutine that runs next, not started or suspended
     * @param task the task that runs it, of the loop of this thread; null for none
     * @param stage the stage that runs it where no loop does; null for none
     * @return the error, if the chain is too long; else null
     */
    StackOverflowError check(Coroutine<?> innermost, Task<?> task, LooplessStage<?> stage) {
        length = 0;
        depth = 0;
        work = 0;
        objects = 0;
        walk(innermost);
        if (task != null) walkTasks(task);
        else walkStages(stage);
        StackOverflowError error = length <= most ? null : error(innermost);
        users = null; // this may live for long
        mark = null;
        return error;
    }

    /**
     * How many steps or links come before the next walk: as many as are left, but not many less than it looks at.
     *
     * @param linksOfAStep how much a chain may grow by a step
     */
    int pause(int linksOfAStep) {
        long left = Math.max(most - length + 1, 0) / linksOfAStep;
        return (int) Math.max(LEAST_PAUSE, Math.min(work, Math.max(left, Math.min(work / 4, most))));
    }

    /** The same, if the chain goes on to grow as it did since the last walk. */
    int pauseInSteps() {
        int rate = Math.max(1, (length - lastLength) / lastPause);
        lastLength = length;
        lastPause = pause(rate);
        return lastPause;
    }

    private StackOverflowError error(Coroutine<?> innermost) {
        Coroutine<?> last = users == null ? innermost : users;
        StackTraceElement place = Location.frame(last);
        return new StackOverflowError("async recursion is too deep: " + depth
                + " coroutines and tasks await one another, the last one " + last.name()
                + (place == null ? "" : " (" + place.getFileName() + ":" + place.getLineNumber() + ")")
                + "; end the recursion, or raise the system property weft.maxDepth, which is " + most
                + " (a task or stage counts as " + LINKS_OF_A_FUTURE + ")");
    }

    private void walk(Coroutine<?> innermost) {
        for (Coroutine<?> at = innermost; at != null && length <= most; at = at.awaiter) {
            length++;
            depth++;
            work++;
            if (users == null && at.location() != null) users = at;
        }
    }

    private boolean isCycle(Object at) {
        if (at == mark) {
            length = 0;
            return true;
        }
        if (Integer.bitCount(++objects) == 1) mark = at;
        return false;
    }

    /** Through the first of those that await each. Tasks of other loops are not looked at. */
    private void walkTasks(Task<?> first) {
        for (Future<?> at = first; at != null && length <= most; at = awaiter(at, first.loop)) {
            if (isCycle(at)) return;
            length += LINKS_OF_A_FUTURE;
            depth++;
            if (at != first && at instanceof Task<?> task) walk(task.current);
        }
    }

    private Future<?> awaiter(Future<?> awaited, EventLoop loop) {
        work++;
        Future<?> found = awaited.awaiter(this);
        return found == null || found.loop != loop ? null : found;
    }

    /** Returns the future that a waiter belongs to, or null if it belongs to none or that is not known. */
    Future<?> look(Object waiter) {
        work++;
        if (waiter instanceof Task<?> task) return task;
        boolean users = waiter instanceof Callback<?> callback && !(callback.function instanceof Dependent<?>);
        if (users || !(waiter instanceof Waiter)) return null;
        List<Future<?>> found = new ArrayList<>(1);
        Dependent.add(waiter, found);
        return found.isEmpty() ? null : found.get(0);
    }

    /** They may be resumed by other threads meanwhile: then the length is not exact. */
    private void walkStages(LooplessStage<?> first) {
        for (LooplessStage<?> at = first; at != null && length <= most; at = at.awaitedBy) {
            if (isCycle(at)) return;
            length += LINKS_OF_A_FUTURE;
            depth++;
            work++;
            if (at != first) walk(at.resumed());
        }
    }
}
