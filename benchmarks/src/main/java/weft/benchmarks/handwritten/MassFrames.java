package weft.benchmarks.handwritten;

import weft.benchmarks.Peer;

/** The workloads with very many tasks as state machines. */
final class MassFrames {
    private MassFrames() {}

    static final class Trivial extends Frame {
        private final int number;

        Trivial(int number) {
            this.number = number;
        }

        @Override
        boolean step(Loop loop) {
            loop.result = number & Peer.MASK;
            return true;
        }
    }

    /** Starts all in its first step, then awaits each. */
    static final class Join extends Frame {
        private final Root[] tasks;
        private int i;
        private int sum;

        Join(int count) {
            tasks = new Root[count];
        }

        @Override
        boolean step(Loop loop) {
            if (state == 0) {
                for (int k = 0; k < tasks.length; k++) tasks[k] = loop.spawn(new Trivial(k));
            }
            state = 1;
            for (; i < tasks.length; i++) {
                if (!tasks[i].done) {
                    tasks[i].waiter = this;
                    return false;
                }
                sum = sum + tasks[i].value & Peer.MASK;
            }
            loop.result = sum;
            return true;
        }
    }

    static final class Skynet extends Frame {
        private static final int CHILDREN = 10;

        private final long number;
        private final int size;
        private int i;
        private Root[] tasks;

        Skynet(long number, int size) {
            this.number = number;
            this.size = size;
        }

        @Override
        boolean step(Loop loop) {
            if (size == 1) {
                loop.longResult = number;
                return true;
            }
            if (state == 0) start(loop);
            for (; i < CHILDREN; i++) {
                if (!tasks[i].done) {
                    tasks[i].waiter = this;
                    return false;
                }
            }
            long sum = 0;
            for (Root task : tasks) sum += task.longValue;
            loop.longResult = sum;
            return true;
        }

        private void start(Loop loop) {
            state = 1;
            tasks = new Root[CHILDREN];
            int part = size / CHILDREN;
            for (int k = 0; k < CHILDREN; k++) tasks[k] = loop.spawn(new Skynet(number + (long) k * part, part));
        }
    }

    static final class Sleep extends Frame {
        private final int millis;

        Sleep(int millis) {
            this.millis = millis;
        }

        @Override
        boolean step(Loop loop) {
            if (state == 0) {
                state = 1;
                loop.timer(System.nanoTime() + millis * 1_000_000L, this);
                return false;
            }
            loop.result = 1;
            return true;
        }
    }

    static final class Sleeps extends Frame {
        private final Root[] tasks;
        private final int[] millis;
        private int i;

        Sleeps(int[] millis) {
            this.millis = millis;
            tasks = new Root[millis.length];
        }

        @Override
        boolean step(Loop loop) {
            if (state == 0) {
                for (int k = 0; k < tasks.length; k++) tasks[k] = loop.spawn(new Sleep(millis[k]));
            }
            state = 1;
            for (; i < tasks.length; i++) {
                if (!tasks[i].done) {
                    tasks[i].waiter = this;
                    return false;
                }
            }
            loop.result = i;
            return true;
        }
    }

    /** Four live locals across the await. */
    static final class Held extends Frame {
        private final int depth;
        private final Cell cell;
        private final int a;
        private final int b;
        private final Object x;
        private final Object y;

        Held(int depth, Cell cell, int a, int b, Object x, Object y) {
            this.depth = depth;
            this.cell = cell;
            this.a = a;
            this.b = b;
            this.x = x;
            this.y = y;
        }

        @Override
        boolean step(Loop loop) {
            if (state == 0) {
                state = 1;
                if (depth == 1) {
                    cell.waiter = this;
                    return false;
                }
                Held callee = new Held(depth - 1, cell, a + 1, b + 1, x, y);
                callee.parent = this;
                if (!callee.step(loop)) return false;
            }
            loop.longResult = a + b + (x == y ? 1 : 0);
            return true;
        }
    }
}
