package weft;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Several event loops, each on a thread of its own, for programs that one thread is too slow for. A coroutine that is
 * submitted runs on one of them to its end, as the tasks do that it makes: what it shares with coroutines of other
 * loops has to be safe for threads, while futures, tasks and stages can be awaited from everywhere. There is no such
 * class in asyncio.
 *
 * <pre>{@code
 * try (EventLoopGroup group = new EventLoopGroup(4)) {
 *     for (URI uri : uris) group.submit(index(uri));
 * }
 * }</pre>
 *
 * <p>A failure that nobody takes from the stage that {@code submit} returns is told to the loop's exception handler
 * when the stage is collected. Ctrl-C does not cancel what was submitted: a {@link Runner} that waits for the stages
 * does that, when it closes the group in its cleanup.
 *
 * <p>The threads are daemons, and run until the group is shut down. Its methods can be called on any thread.
 */
public final class EventLoopGroup implements AutoCloseable {
    private final List<LoopThread> threads;
    private final List<EventLoop> loops;

    /** Done when nothing is left to wait for: the loops may stop. */
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    private final CompletableFuture<Void> terminated;

    // Guarded by this object, so that who submits is either refused or waited for.
    private boolean shutDown;
    private int unfinished;
    private int turn;

    /** {@link #EventLoopGroup(int, String)} with threads called "weft-loop-1" and so on. */
    public EventLoopGroup(int size) {
        this(size, "weft-loop");
    }

    /**
     * Starts the threads.
     *
     * @param size how many loops, at least one; more than there are processors is of no use
     * @param name what the threads are called, before a number that begins with 1
     */
    public EventLoopGroup(int size, String name) {
        if (size < 1) throw new IllegalArgumentException("a group of " + size + " event loops; give it one or more");
        Objects.requireNonNull(name, "name");
        threads = IntStream.rangeClosed(1, size)
                .mapToObj(number -> new LoopThread(name + "-" + number))
                .toList();
        loops = threads.stream().map(thread -> thread.loop).toList();
        terminated = CompletableFuture.allOf(
                threads.stream().map(thread -> thread.ended).toArray(CompletableFuture<?>[]::new));
        released.thenRun(() -> threads.forEach(LoopThread::finish));
        threads.forEach(Thread::start);
    }

    /** Returns the loops, for exception handlers, debug mode, or a coroutine that belongs on a certain one. */
    public List<EventLoop> loops() {
        return loops;
    }

    /**
     * Has a coroutine run as a task of the least loaded loop: the one with the fewest submitted tasks that have not
     * ended.
     *
     * @param coroutine what to run, not awaited yet
     * @return the result, as {@link Asyncio#runCoroutineThreadsafe} gives it: await it in any loop, or block for it on
     *     a thread that has none; to cancel it cancels the task
     * @throws IllegalStateException after {@link #shutdown} or {@link #close}
     */
    public <T> CompletableFuture<T> submit(Coroutine<T> coroutine) {
        Objects.requireNonNull(coroutine, "coroutine");
        synchronized (this) {
            if (shutDown) {
                throw new IllegalStateException(
                        "the event loop group is shut down; submit before, or make another group");
            }
            LoopThread thread = leastLoaded();
            thread.load++;
            unfinished++;
            // In here, so that it is in the loop's queue before what finishes the loop.
            try {
                return ThreadsafeRun.start(coroutine, thread.loop, () -> ended(thread));
            } catch (Throwable refused) {
                takeOff(thread);
                throw refused;
            }
        }
    }

    /** Of equals each in its turn: the tasks that submitted ones have made do not count. */
    private LoopThread leastLoaded() {
        LoopThread least = threads.get(turn);
        for (int i = 1; i < threads.size(); i++) {
            LoopThread other = threads.get((turn + i) % threads.size());
            if (other.load < least.load) least = other;
        }
        turn = (threads.indexOf(least) + 1) % threads.size();
        return least;
    }

    private void ended(LoopThread thread) {
        if (takeOff(thread)) released.complete(null);
    }

    private synchronized boolean takeOff(LoopThread thread) {
        thread.load--;
        return --unfinished == 0 && shutDown;
    }

    /**
     * Takes no more coroutines, and ends the loops when the submitted tasks have ended, or when the grace is over.
     * Tasks that are left then are cancelled, also those that submitted ones have made; each loop waits for the cleanup
     * of its own, reports what they fail with, shuts its default executor down, and is closed. A second call can
     * shorten the grace.
     *
     * @param grace how long submitted tasks may go on, in real time; zero or less cancels them at once, null is no
     *     limit
     * @return what is done when the threads have no more to do. This method does not wait for it, so it may be called
     *     in one of the loops; but a task that awaits it there waits for itself, until the grace is over
     */
    public CompletableFuture<Void> shutdown(Duration grace) {
        if (beginShutdown() || grace != null && (grace.isZero() || grace.isNegative())) released.complete(null);
        else if (grace != null) released.completeOnTimeout(null, Nanos.of(grace), TimeUnit.NANOSECONDS);
        return new Termination();
    }

    /** Returns true if nothing runs. */
    private synchronized boolean beginShutdown() {
        shutDown = true;
        return unfinished == 0;
    }

    /**
     * {@link #shutdown} without limit that waits for the end. If this thread is interrupted the tasks are cancelled,
     * and it waits for their cleanup.
     *
     * @throws IllegalStateException on the thread of one of the loops
     */
    @Override
    public void close() {
        if (runsHere()) {
            throw new IllegalStateException("close() on a thread of the event loop group would wait for itself; write"
                    + " shutdown(grace), which does not wait, or call close() on another thread");
        }
        shutdown(null);
        boolean interrupted = false;
        while (!terminated.isDone()) {
            try {
                terminated.get();
            } catch (InterruptedException impatient) {
                interrupted = true;
                shutdown(Duration.ZERO);
            } catch (ExecutionException impossible) {
                throw new AssertionError(impossible);
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private boolean runsHere() {
        return loops.stream().anyMatch(EventLoop::isOwnThread);
    }

    /** The end of the group, for one caller: what that does with it is of no concern to the others. */
    private final class Termination extends LoopStage<Void> {
        private Termination() {
            terminated.thenRun(() -> complete(null));
        }

        @Override
        boolean isOwnThread() {
            return runsHere();
        }

        /** The group ends whether or not somebody waits for it. */
        @Override
        void cancelWork(String message) {}
    }
}
