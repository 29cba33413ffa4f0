package weft.benchmarks.handwritten;

/** A future with one waiter, used by one thread. */
class Cell {
    boolean done;
    int value;
    Frame waiter;
}
