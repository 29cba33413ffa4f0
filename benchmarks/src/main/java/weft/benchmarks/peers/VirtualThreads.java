package weft.benchmarks.peers;

import static weft.benchmarks.peers.Virtual.in;
import static weft.benchmarks.peers.Virtual.join;
import static weft.benchmarks.peers.Virtual.sleep;
import static weft.benchmarks.peers.Virtual.start;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import weft.benchmarks.OtherThread;
import weft.benchmarks.Peer;

/** Virtual threads. */
public final class VirtualThreads implements Peer {
    private static final int CHILDREN = 10;
    /** Whether this JVM has them. */
    public static boolean available() {
        return Virtual.available();
    }

    private final CompletableFuture<Integer> ready = CompletableFuture.completedFuture(1);
    private volatile CompletableFuture<Integer> ping;
    private volatile CompletableFuture<Integer> pong;

    @Override
    public int awaitReady(int times) {
        return in(() -> {
            int sum = 0;
            for (int i = 0; i < times; i++) sum = sum + ready.get() & MASK;
            return sum;
        });
    }

    @Override
    public int chainReady(int depth, int times) {
        return in(() -> {
            int sum = 0;
            for (int i = 0; i < times; i++) sum = sum + chain(depth) & MASK;
            return sum;
        });
    }

    private int chain(int depth) throws Exception {
        return depth == 1 ? ready.get() : chain(depth - 1) + 1;
    }

    @Override
    public int chainSuspended(int depth, int times) {
        return in(() -> {
            int sum = 0;
            for (int i = 0; i < times; i++) sum = sum + yieldingChain(depth) & MASK;
            return sum;
        });
    }

    private static int yieldingChain(int depth) {
        if (depth > 1) return yieldingChain(depth - 1) + 1;
        Thread.yield();
        return 1;
    }

    @Override
    public int yieldLoop(int times) {
        return in(() -> {
            for (int i = 0; i < times; i++) Thread.yield();
            return times;
        });
    }

    @Override
    public int pingPong(int times) {
        return in(() -> {
            ping = new CompletableFuture<>();
            Thread ponger = start(() -> {
                for (int i = 0; i < times; i++) {
                    ping.join();
                    ping = new CompletableFuture<>();
                    pong.complete(1);
                }
            });
            Thread pinger = start(() -> {
                for (int i = 0; i < times; i++) {
                    CompletableFuture<Integer> sent = ping;
                    CompletableFuture<Integer> reply = pong = new CompletableFuture<>();
                    sent.complete(1);
                    reply.join();
                }
            });
            pinger.join();
            ponger.join();
            return times;
        });
    }

    private static final class Numbered implements Runnable {
        private final int number;
        private int result;

        Numbered(int number) {
            this.number = number;
        }

        @Override
        public void run() {
            result = number & MASK;
        }
    }

    @Override
    public int spawnAndJoin(int tasks) {
        return in(() -> {
            Thread[] threads = new Thread[tasks];
            Numbered[] bodies = new Numbered[tasks];
            for (int i = 0; i < tasks; i++) threads[i] = start(bodies[i] = new Numbered(i));
            int sum = 0;
            for (int i = 0; i < tasks; i++) {
                threads[i].join();
                sum = sum + bodies[i].result & MASK;
            }
            return sum;
        });
    }

    private static final class Node implements Runnable {
        private final long number;
        private final int size;
        private long sum;

        Node(long number, int size) {
            this.number = number;
            this.size = size;
        }

        @Override
        public void run() {
            if (size == 1) {
                sum = number;
                return;
            }
            int part = size / CHILDREN;
            Node[] nodes = new Node[CHILDREN];
            Thread[] threads = new Thread[CHILDREN];
            for (int i = 0; i < CHILDREN; i++) {
                threads[i] = start(nodes[i] = new Node(number + (long) i * part, part));
            }
            for (int i = 0; i < CHILDREN; i++) {
                join(threads[i]);
                sum += nodes[i].sum;
            }
        }
    }

    @Override
    public long skynet() {
        return in(() -> {
            Node root = new Node(0, 1_000_000);
            root.run();
            return root.sum;
        });
    }

    @Override
    public int sleeps(int[] millis) {
        return in(() -> {
            List<Thread> threads = new ArrayList<>(millis.length);
            for (int each : millis) threads.add(start(() -> sleep(each)));
            for (Thread thread : threads) thread.join();
            return millis.length;
        });
    }

    @Override
    public Object suspended(int depth, int tasks) {
        Object[] kept = new Object[2 * tasks];
        AtomicInteger waiting = new AtomicInteger();
        Object x = new Object();
        for (int i = 0; i < tasks; i++) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            int number = i;
            kept[2 * i] = future;
            kept[2 * i + 1] = start(() -> held(depth, future, waiting, number, number + 1, x, kept));
        }
        while (waiting.get() < tasks) sleep(10);
        sleep(1000);
        return kept;
    }

    private static long held(
            int depth, CompletableFuture<Integer> future, AtomicInteger waiting, int a, int b, Object x, Object y) {
        long value;
        if (depth == 1) {
            waiting.incrementAndGet();
            value = get(future);
        } else value = held(depth - 1, future, waiting, a + 1, b + 1, x, y);
        return value + Held.use(a, b, x, y);
    }

    private static int get(CompletableFuture<Integer> future) {
        try {
            return future.get();
        } catch (Exception cancelled) {
            return 0;
        }
    }

    @Override
    public int cancel(Object suspended) {
        Object[] kept = (Object[]) suspended;
        return in(() -> {
            for (int i = 1; i < kept.length; i += 2) ((Thread) kept[i]).interrupt();
            for (int i = 1; i < kept.length; i += 2) ((Thread) kept[i]).join();
            return kept.length / 2;
        });
    }

    @Override
    public int queue(int times) {
        return VirtualHandOffs.queue(times);
    }

    @Override
    public int lock(int times) {
        return VirtualHandOffs.lock(times);
    }

    @Override
    public int semaphore(int times) {
        return VirtualHandOffs.semaphore(times);
    }

    @Override
    public int gather(int tasks) {
        return spawnAndJoin(tasks);
    }

    @Override
    public int exceptions(int depth, int times) {
        return in(() -> {
            int caught = 0;
            for (int i = 0; i < times; i++) {
                try {
                    failing(depth);
                } catch (IllegalStateException e) {
                    caught++;
                }
            }
            return caught;
        });
    }

    private static int failing(int depth) {
        if (depth > 1) return failing(depth - 1) + 1;
        Thread.yield();
        throw new IllegalStateException("leaf");
    }

    @Override
    public int fromThread(int times, OtherThread other) {
        return in(() -> {
            for (int i = 0; i < times; i++) {
                CompletableFuture<Integer> future = new CompletableFuture<>();
                other.give(() -> future.complete(1));
                future.get();
            }
            return times;
        });
    }

    @Override
    public int manyFromThread(int tasks, OtherThread other) {
        return in(() -> {
            List<CompletableFuture<Integer>> futures = new ArrayList<>(tasks);
            List<Thread> threads = new ArrayList<>(tasks);
            for (int i = 0; i < tasks; i++) {
                CompletableFuture<Integer> future = new CompletableFuture<>();
                futures.add(future);
                threads.add(start(future::join));
            }
            other.give(() -> futures.forEach(future -> future.complete(1)));
            for (Thread thread : threads) thread.join();
            return tasks;
        });
    }
}
