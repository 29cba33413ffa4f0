package weft.weaver.returns;

import weft.weaver.harness.Variant;

/**
 * A method that is not what it should be.
 *
 * @param kind what went wrong
 * @param sample the method
 * @param row how it was compiled
 * @param run which run showed it
 * @param expected what should have been
 * @param actual what was
 */
record Finding(Kind kind, Sample sample, Variant row, String run, String expected, String actual) {
    enum Kind {
        /** The weaver refuses what has a meaning. */
        REFUSED,
        /** The weaver does not refuse what it has to, or in another place, or without a remedy. */
        DIAGNOSTIC,
        /** The woven code releases a monitor twice, or keeps one. */
        MONITOR,
        /** The JVM refuses it. */
        LINK,
        /** It does something else. */
        DIFFERENCE,
        /** It does not end. */
        HANG
    }

    @Override
    public String toString() {
        return kind + ", seed " + sample.seed() + "L, " + row.label() + (run.isEmpty() ? "" : ", " + run) + "\n"
                + sample.layout().text() + "\nexpected: " + expected + "\nactual:   " + actual + "\n";
    }
}
