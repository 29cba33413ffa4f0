package weft.benchmarks.peers;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** A loop on one thread for the peers that bring none of their own: a ring, a heap of timers, an inbox. */
public final class CallbackLoop implements Executor {
    private Runnable[] ring = new Runnable[1024];
    private int head;
    private int tail;
    private long[] when = new long[64];
    private Runnable[] what = new Runnable[64];
    private int timers;
    private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private volatile Thread owner;
    private volatile boolean parked;

    /** A future that the loop completes. */
    private static final class Turn extends CompletableFuture<Integer> implements Runnable {
        @Override
        public void run() {
            complete(0);
        }
    }

    private record Completer(CompletableFuture<Integer> future, Integer value) implements Runnable {
        @Override
        public void run() {
            future.complete(value);
        }
    }

    /** Runs this on the loop's next turn; to be called on its thread. */
    public void push(Runnable callback) {
        ring[tail++ & ring.length - 1] = callback;
        if (tail - head == ring.length) grow();
    }

    @Override
    public void execute(Runnable callback) {
        if (Thread.currentThread() == owner) push(callback);
        else executeRemote(callback);
    }

    /** Runs this on the loop; to be called on another thread. */
    public void executeRemote(Runnable callback) {
        inbox.add(callback);
        if (parked) LockSupport.unpark(owner);
    }

    /** A future that is done when the loop has gone round. */
    public CompletableFuture<Integer> yieldNow() {
        Turn turn = new Turn();
        push(turn);
        return turn;
    }

    /** Completes the future on the next turn. */
    public void completeSoon(CompletableFuture<Integer> future, Integer value) {
        push(new Completer(future, value));
    }

    /** A future that is done after this time. */
    public CompletableFuture<Integer> sleep(int millis) {
        Turn turn = new Turn();
        timer(System.nanoTime() + millis * 1_000_000L, turn);
        return turn;
    }

    private void timer(long time, Runnable callback) {
        if (timers == when.length) {
            when = Arrays.copyOf(when, timers * 2);
            what = Arrays.copyOf(what, timers * 2);
        }
        int at = timers++;
        for (int up; at > 0 && when[up = at - 1 >>> 1] > time; at = up) {
            when[at] = when[up];
            what[at] = what[up];
        }
        when[at] = time;
        what[at] = callback;
    }

    /** Runs the loop until the future is done, and returns its result. */
    public <T> T run(CompletableFuture<T> future) {
        owner = Thread.currentThread();
        while (!future.isDone()) {
            for (int n = tail - head; n > 0 && !future.isDone(); n--) {
                int at = head++ & ring.length - 1;
                Runnable next = ring[at];
                ring[at] = null;
                next.run();
            }
            for (Runnable next; (next = inbox.poll()) != null; ) push(next);
            if (timers > 0) runTimers();
            if (head == tail && !future.isDone()) park();
        }
        return future.join();
    }

    private void park() {
        parked = true;
        if (inbox.isEmpty()) {
            if (timers == 0) LockSupport.park(this);
            else LockSupport.parkNanos(this, Math.max(1, when[0] - System.nanoTime()));
        }
        parked = false;
    }

    private void runTimers() {
        long now = System.nanoTime();
        while (timers > 0 && when[0] <= now) push(popTimer());
    }

    private Runnable popTimer() {
        Runnable first = what[0];
        int last = --timers;
        long time = when[last];
        Runnable callback = what[last];
        what[last] = null;
        if (last == 0) return first;
        int at = 0;
        for (int down; (down = 2 * at + 1) < last; at = down) {
            if (down + 1 < last && when[down + 1] < when[down]) down++;
            if (when[down] >= time) break;
            when[at] = when[down];
            what[at] = what[down];
        }
        when[at] = time;
        what[at] = callback;
        return first;
    }

    private void grow() {
        Runnable[] larger = new Runnable[ring.length * 2];
        int count = tail - head;
        for (int i = 0; i < count; i++) larger[i] = ring[head + i & ring.length - 1];
        ring = larger;
        head = 0;
        tail = count;
    }
}
