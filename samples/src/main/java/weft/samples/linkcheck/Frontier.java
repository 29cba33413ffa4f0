package weft.samples.linkcheck;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.annotations.Async;

/**
 * The addresses still to be asked, each once. Workers take from it, and add what they find; it is used up when there is
 * nothing to take and nobody is at work who could add something.
 *
 * <p>There are no locks: all workers run on one event loop, and change hands only where they await.
 */
final class Frontier {
    private final Set<URI> seen = new HashSet<>();
    private final Queue<URI> waiting = new ArrayDeque<>();
    private final Deque<Future<Void>> idle = new ArrayDeque<>();
    private final int limit;
    private int working;

    /**
     * Makes an empty frontier.
     *
     * @param limit how many addresses it takes in; it passes over all later ones
     */
    Frontier(int limit) {
        this.limit = limit;
    }

    /** Has an address asked, if it was not added before. */
    void add(URI uri) {
        if (seen.size() == limit || !seen.add(uri)) return;
        waiting.add(uri);
        if (!idle.isEmpty()) wake(idle.remove());
    }

    /**
     * Takes an address, waiting for one if need be. The worker says {@link #finished()} when it is done with it.
     *
     * @return the address; null when this is used up
     */
    @Async
    Coroutine<URI> take() {
        while (waiting.isEmpty()) {
            if (working == 0) return value(null);
            Future<Void> arrival = EventLoop.running().createFuture();
            idle.add(arrival);
            await(arrival);
        }
        working++;
        return value(waiting.remove());
    }

    /** A worker is done with what it took, and has added all that it found. */
    void finished() {
        working--;
        if (working > 0 || !waiting.isEmpty()) return;
        while (!idle.isEmpty()) wake(idle.remove());
    }

    /** Returns how many addresses wait to be taken. */
    int size() {
        return waiting.size();
    }

    private static void wake(Future<Void> arrival) {
        // A worker that was cancelled in the meantime has cancelled what it awaited.
        if (!arrival.isDone()) arrival.setResult(null);
    }
}
