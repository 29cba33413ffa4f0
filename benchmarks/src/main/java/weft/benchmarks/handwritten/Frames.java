package weft.benchmarks.handwritten;

import weft.benchmarks.Peer;

/** The workloads as state machines. */
final class Frames {
    private Frames() {}

    static final class AwaitReady extends Frame {
        private final Cell cell;
        private final int times;
        private int i;
        private int sum;

        AwaitReady(Cell cell, int times) {
            this.cell = cell;
            this.times = times;
        }

        @Override
        boolean step(Loop loop) {
            int i = 0;
            int sum = 0;
            if (state == 1) {
                sum = this.sum + cell.value & Peer.MASK;
                i = this.i + 1;
            }
            for (; i < times; i++) {
                if (!cell.done) {
                    this.i = i;
                    this.sum = sum;
                    state = 1;
                    cell.waiter = this;
                    return false;
                }
                sum = sum + cell.value & Peer.MASK;
            }
            loop.result = sum;
            return true;
        }
    }

    /** One frame for each call. */
    static final class Chain extends Frame {
        private final int depth;
        private final Cell cell;

        Chain(int depth, Cell cell) {
            this.depth = depth;
            this.cell = cell;
        }

        @Override
        boolean step(Loop loop) {
            if (depth == 1) return leaf(loop);
            if (state == 0) {
                Chain callee = new Chain(depth - 1, cell);
                if (!callee.step(loop)) {
                    state = 1;
                    callee.parent = this;
                    return false;
                }
            }
            loop.result++;
            return true;
        }

        private boolean leaf(Loop loop) {
            if (!cell.done) {
                state = 1;
                cell.waiter = this;
                return false;
            }
            loop.result = cell.value;
            return true;
        }
    }

    static final class Chains extends Frame {
        private final int depth;
        private final int times;
        private final Cell ready;
        private int i;
        private int sum;

        Chains(int depth, int times, Cell ready) {
            this.depth = depth;
            this.times = times;
            this.ready = ready;
        }

        @Override
        boolean step(Loop loop) {
            int i = this.i;
            int sum = this.sum;
            if (state == 1) {
                sum = sum + loop.result & Peer.MASK;
                i++;
            }
            for (; i < times; i++) {
                Chain callee = new Chain(depth, ready == null ? goneRound(loop) : ready);
                if (!callee.step(loop)) {
                    callee.parent = this;
                    this.i = i;
                    this.sum = sum;
                    state = 1;
                    return false;
                }
                sum = sum + loop.result & Peer.MASK;
            }
            loop.result = sum;
            return true;
        }

        private static Cell goneRound(Loop loop) {
            Completer completer = new Completer();
            loop.ready(completer);
            return completer.cell;
        }
    }

    private static final class Completer extends Frame {
        final Cell cell = new Cell();

        @Override
        boolean step(Loop loop) {
            loop.complete(cell, 1);
            return false;
        }
    }

    static final class Yields extends Frame {
        private final int times;
        private int i;

        Yields(int times) {
            this.times = times;
        }

        @Override
        boolean step(Loop loop) {
            if (state == 1) i++;
            if (i < times) {
                state = 1;
                loop.ready(this);
                return false;
            }
            loop.result = times;
            return true;
        }
    }

    static final class Table {
        Cell ping = new Cell();
        Cell pong;
    }

    static final class Pinger extends Frame {
        private final Table table;
        private final int times;
        private int i;

        Pinger(Table table, int times) {
            this.table = table;
            this.times = times;
        }

        @Override
        boolean step(Loop loop) {
            if (state == 1) i++;
            if (i == times) {
                loop.result = times;
                return true;
            }
            Cell ping = table.ping;
            Cell pong = table.pong = new Cell();
            loop.complete(ping, 1);
            state = 1;
            pong.waiter = this;
            return false;
        }
    }

    static final class Ponger extends Frame {
        private final Table table;
        private final int times;
        private int i;

        Ponger(Table table, int times) {
            this.table = table;
            this.times = times;
        }

        @Override
        boolean step(Loop loop) {
            int i = this.i;
            if (state == 1) {
                i++;
                reply(loop);
            }
            for (; i < times; i++) {
                if (!table.ping.done) {
                    this.i = i;
                    state = 1;
                    table.ping.waiter = this;
                    return false;
                }
                reply(loop);
            }
            loop.result = times;
            return true;
        }

        private void reply(Loop loop) {
            table.ping = new Cell();
            loop.complete(table.pong, 1);
        }
    }
}
