package weft.benchmarks.handwritten;

/** One call: a state, the frame that awaits it, and in subclasses the locals that live across awaits. */
abstract class Frame {
    Frame parent;
    int state;

    /** Runs on; returns true if it has ended, with its result in the loop's registers. */
    abstract boolean step(Loop loop);
}
