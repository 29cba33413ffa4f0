package weft.weaver.torture;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import weft.weaver.readers.Expected;

/** What became of a library. */
final class Counts {
    int classes;

    /** Classes of before Java 8, which were given stack map frames and the version of Java 8. */
    int raised;

    int methods;
    int awaits;
    int machines;
    int loaded;

    /** Methods, by why they are left as they are. */
    final Map<String, Integer> leftOut = new TreeMap<>();

    /** Methods, by why the weaver refused awaits at any instruction; it wove them with other awaits. */
    final Map<String, Integer> refused = new TreeMap<>();

    /** Awaits, by why they cannot stand where chance put them. */
    final Map<String, Integer> awaitsTakenOut = new TreeMap<>();

    /** Classes, by why they are left as they are. */
    final Map<String, Integer> classesLeftOut = new TreeMap<>();

    /** Classes that the JVM does not link without Weft either: what they need is not there. */
    int unlinkable;

    /** What tools read of the classes was compared before and after weaving, at so many places. */
    int places;

    /** Places that read differently, by why they may. */
    final Map<Expected, Integer> explained = new EnumMap<>(Expected.class);

    /** What went wrong: must be empty. */
    final Map<String, String> failures = new TreeMap<>();

    void leaveOut(Map<String, Integer> methods) {
        methods.forEach((reason, count) -> leftOut.merge(reason, count, Integer::sum));
    }

    @Override
    public String toString() {
        return classes + " classes, " + methods + " methods woven with " + awaits + " awaits, " + loaded
                + " classes linked, " + unlinkable + " do not link unwoven either; methods left out: " + leftOut
                + ", refused first: " + refused + "; classes left out: " + classesLeftOut + "; failures: "
                + failures.size();
    }
}
