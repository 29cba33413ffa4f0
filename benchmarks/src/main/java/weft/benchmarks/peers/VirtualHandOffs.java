package weft.benchmarks.peers;

import static weft.benchmarks.Peer.MASK;
import static weft.benchmarks.peers.Virtual.in;
import static weft.benchmarks.peers.Virtual.start;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Virtual threads that hand something on to each other. */
final class VirtualHandOffs {
    private VirtualHandOffs() {}

    static int queue(int times) {
        return in(() -> {
            BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
            Thread producer = start(() -> {
                try {
                    for (int i = 0; i < times; i++) queue.put(i & MASK);
                } catch (InterruptedException e) {
                    throw new IllegalStateException("interrupted", e);
                }
            });
            int sum = 0;
            for (int i = 0; i < times; i++) sum += queue.take();
            producer.join();
            return sum;
        });
    }

    static int lock(int times) {
        Lock lock = new ReentrantLock(true);
        return together(2, () -> {
            for (int i = 0; i < times / 2; i++) {
                lock.lock();
                try {
                    Thread.yield();
                } finally {
                    lock.unlock();
                }
            }
        });
    }

    static int semaphore(int times) {
        Semaphore semaphore = new Semaphore(2, true);
        return together(3, () -> {
            for (int i = 0; i < times / 3; i++) {
                semaphore.acquireUninterruptibly();
                Thread.yield();
                semaphore.release();
            }
        });
    }

    private static int together(int tasks, Runnable body) {
        return in(() -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < tasks; i++) threads.add(start(body));
            for (Thread thread : threads) thread.join();
            return tasks;
        });
    }
}
