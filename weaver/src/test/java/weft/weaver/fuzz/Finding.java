package weft.weaver.fuzz;

import weft.weaver.harness.Variant;

/**
 * A method that is not what it should be.
 *
 * @param kind what went wrong
 * @param method the method
 * @param variant how it was compiled
 * @param run which run showed it
 * @param expected what the plain twin did
 * @param actual what happened instead
 */
public record Finding(Kind kind, Method method, Variant variant, String run, String expected, String actual) {
    /** What went wrong; a smaller method must have gone wrong in the same way. */
    public enum Kind {
        /** The source does not compile: a mistake of the generator's. */
        COMPILE,
        /** The compiler crashes, or its class does not verify, woven or not. */
        PLAIN,
        /** The compiler does not end. */
        SLOW,
        /** The weaver refuses it. */
        WEAVE,
        /** The JVM refuses it. */
        LINK,
        /** It does something else. */
        DIFFERENCE,
        /** It does not end. */
        HANG
    }

    @Override
    public String toString() {
        return kind + ", seed " + method.seed() + "L, " + variant.label() + (run.isEmpty() ? "" : ", " + run) + "\n"
                + method.indented() + "expected: " + expected + "\nactual:   " + actual + "\n";
    }
}
