package weft.weaver.analyse;

import java.util.BitSet;

/**
 * All that one exception handler protects. A compiler cuts what a {@code try} statement protects into pieces, around
 * the copies of its {@code finally} block; they are one region.
 */
final class Region implements Comparable<Region> {
    private static final String THROWABLE = "java/lang/Throwable";

    private final int handler;
    private final BitSet instructions = new BitSet();
    private boolean catchesAny;
    private boolean catchesThrowable;

    Region(int handler) {
        this.handler = handler;
    }

    void add(int start, int end, String type) {
        if (start < end) instructions.set(start, end);
        catchesAny |= type == null;
        catchesThrowable |= THROWABLE.equals(type);
    }

    /** Returns the number of the handler's first instruction. */
    int handler() {
        return handler;
    }

    boolean covers(int instruction) {
        return instructions.get(instruction);
    }

    /** Returns the first instruction of the region at or behind a place, or -1. */
    int next(int from) {
        return instructions.nextSetBit(from);
    }

    /** Sorts inner regions before outer ones, which have more instructions. */
    @Override
    public int compareTo(Region other) {
        return Integer.compare(instructions.cardinality(), other.instructions.cardinality());
    }

    /**
     * Tells whether the class file gives no type for it, as compilers do for {@code finally} and {@code synchronized}.
     */
    boolean catchesAny() {
        return catchesAny;
    }

    boolean catchesThrowable() {
        return catchesThrowable;
    }
}
