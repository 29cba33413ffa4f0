package weft.weaver.mutate;

import java.util.List;
import java.util.Map;
import weft.weaver.fuzz.Method;
import weft.weaver.harness.Variant;

/**
 * A compiled program to change.
 *
 * @param label for messages
 * @param variant how it was compiled
 * @param program class names with dots to class files
 * @param mainClass the class whose methods are run
 * @param entries what is run
 */
record Subject(String label, Variant variant, Map<String, byte[]> program, String mainClass, List<Entry> entries) {
    /**
     * A method to run, without parameters.
     *
     * @param name its name
     * @param seed which of its leaves suspend and fail
     * @param needsLoop whether it runs in a loop only
     * @param fails whether its leaves may fail
     * @param source where it was generated from, or null
     */
    record Entry(String name, long seed, boolean needsLoop, boolean fails, Method source) {}
}
