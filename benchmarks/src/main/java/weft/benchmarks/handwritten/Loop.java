package weft.benchmarks.handwritten;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** A ring of frames and a heap of timers: as little as a loop can be. */
final class Loop {
    int result;
    long longResult;

    private Frame[] ring = new Frame[1024];
    private int head;
    private int tail;

    private long[] when = new long[64];
    private Frame[] sleeping = new Frame[64];
    private int timers;

    void ready(Frame frame) {
        ring[tail++ & ring.length - 1] = frame;
        if (tail - head == ring.length) grow();
    }

    void complete(Cell cell, int value) {
        cell.value = value;
        cell.done = true;
        if (cell.waiter != null) {
            ready(cell.waiter);
            cell.waiter = null;
        }
    }

    Root spawn(Frame frame) {
        Root root = new Root();
        frame.parent = root;
        ready(frame);
        return root;
    }

    Root run(Frame frame) {
        Root root = spawn(frame);
        while (!root.done) {
            for (int n = tail - head; n > 0 && !root.done; n--) {
                int at = head++ & ring.length - 1;
                Frame next = ring[at];
                ring[at] = null;
                resume(next);
            }
            if (timers > 0) runTimers(head == tail && !root.done);
        }
        return root;
    }

    private void resume(Frame frame) {
        for (Frame at = frame; at != null && at.step(this); ) at = at.parent;
    }

    void timer(long time, Frame frame) {
        if (timers == when.length) {
            when = Arrays.copyOf(when, timers * 2);
            sleeping = Arrays.copyOf(sleeping, timers * 2);
        }
        int at = timers++;
        for (int up; at > 0 && when[up = at - 1 >>> 1] > time; at = up) {
            when[at] = when[up];
            sleeping[at] = sleeping[up];
        }
        when[at] = time;
        sleeping[at] = frame;
    }

    private void runTimers(boolean idle) {
        if (idle) LockSupport.parkNanos(this, Math.max(1, when[0] - System.nanoTime()));
        long now = System.nanoTime();
        while (timers > 0 && when[0] <= now) ready(popTimer());
    }

    private Frame popTimer() {
        Frame first = sleeping[0];
        int last = --timers;
        long time = when[last];
        Frame frame = sleeping[last];
        sleeping[last] = null;
        int at = 0;
        if (last == 0) return first;
        for (int down; (down = 2 * at + 1) < last; at = down) {
            if (down + 1 < last && when[down + 1] < when[down]) down++;
            if (when[down] >= time) break;
            when[at] = when[down];
            sleeping[at] = sleeping[down];
        }
        when[at] = time;
        sleeping[at] = frame;
        return first;
    }

    private void grow() {
        Frame[] larger = new Frame[ring.length * 2];
        int count = tail - head;
        for (int i = 0; i < count; i++) larger[i] = ring[head + i & ring.length - 1];
        ring = larger;
        head = 0;
        tail = count;
    }
}
