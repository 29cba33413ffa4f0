package weft.benchmarks;

import java.util.List;

/**
 * What one JVM gave.
 *
 * @param values nanoseconds, milliseconds or what a probe counts, one an iteration; empty if it failed
 * @param bytes allocated for each operation; negative if unknown
 */
record Measurement(List<Double> values, double bytes) {
    static final Measurement FAILED = new Measurement(List.of(), -1);
}
