package weft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a loop's tasks on the loop's thread, between two callbacks, and some at a time: it is to go on meanwhile. */
final class LoopReader implements Runnable {
    private static final int TASKS_AT_ONCE = 200;

    private final EventLoop loop;
    private final Thread thread;
    private final List<TaskSnapshot> read = new ArrayList<>();
    private final CompletableFuture<List<TaskSnapshot>> all = new CompletableFuture<>();
    private Task<?>[] tasks;
    private int next;

    /** When this loop last got to it. One that is busy needs many turns, and is not blocked. */
    private volatile long lastTurn = System.nanoTime();

    private LoopReader(EventLoop loop, Thread thread) {
        this.loop = loop;
        this.thread = thread;
    }

    /** Asks a loop, which answers when it gets to it; null if it does not run any more. */
    static LoopReader ask(EventLoop loop) {
        Thread thread = loop.thread();
        if (thread == null) return null;
        LoopReader reader = new LoopReader(loop, thread);
        if (thread == Thread.currentThread()) reader.readAll();
        else loop.post(reader);
        return reader;
    }

    private void readAll() {
        while (!all.isDone()) readSome();
    }

    @Override
    public void run() {
        readSome();
        if (!all.isDone()) loop.callSoon(this);
    }

    private void readSome() {
        lastTurn = System.nanoTime();
        if (tasks == null) tasks = loop.tasks.unordered();
        for (int end = Math.min(next + TASKS_AT_ONCE, tasks.length); next < end; next++) {
            if (!tasks[next].isDone()) read.add(TaskStack.snapshot(tasks[next]));
        }
        if (next == tasks.length) all.complete(read);
    }

    /**
     * Waits for the answer.
     *
     * @param patience how long the loop may need for one callback
     * @return null if the loop has ended
     */
    LoopSnapshot await(Duration patience) {
        long nanos = Nanos.of(patience);
        try {
            while (true) {
                long left = nanos - (System.nanoTime() - lastTurn);
                try {
                    return answer(all.get(Math.max(0, left), TimeUnit.NANOSECONDS));
                } catch (TimeoutException none) {
                    if (loop.thread() != thread) return null;
                    if (System.nanoTime() - lastTurn >= nanos) return blocked();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return blocked();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private LoopSnapshot answer(List<TaskSnapshot> found) {
        found.sort(Comparator.comparingLong(TaskSnapshot::id));
        return new LoopSnapshot(thread.getName(), thread.getId(), false, List.of(), List.copyOf(found));
    }

    private LoopSnapshot blocked() {
        return new LoopSnapshot(
                thread.getName(), thread.getId(), true, RawTrace.users(thread.getStackTrace()), List.of());
    }
}
