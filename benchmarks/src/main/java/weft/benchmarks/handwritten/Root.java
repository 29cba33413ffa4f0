package weft.benchmarks.handwritten;

/** A task: the parent of its outermost frame. */
final class Root extends Frame {
    boolean done;
    int value;
    long longValue;
    Frame waiter;

    @Override
    boolean step(Loop loop) {
        done = true;
        value = loop.result;
        longValue = loop.longResult;
        if (waiter != null) {
            loop.ready(waiter);
            waiter = null;
        }
        return false;
    }
}
