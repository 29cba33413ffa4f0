package weft.weaver.readers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.Woven;

/** What tools read of a class before and after it is woven. */
public final class Comparison {
    private final Map<Expected, Integer> explained = new EnumMap<>(Expected.class);
    private final List<String> unexplained = new ArrayList<>();
    private int places;

    private Comparison() {}

    /** Compares a class file with what was woven of it. */
    public static Comparison of(byte[] classFile, Woven woven) {
        ClassNode before = WovenParts.tree(classFile);
        ClassNode after = WovenParts.tree(woven.classFile());
        WovenParts parts = WovenParts.of(woven, after);
        Map<String, MethodNode> sources = new HashMap<>();
        Map<String, MethodNode> bodies = new HashMap<>();
        for (MethodNode method : after.methods) {
            if (parts.bodyOf(method) != null) bodies.put(method.name + method.desc, parts.bodyOf(method));
        }
        for (MethodNode method : before.methods) {
            if (bodies.containsKey(method.name + method.desc)) sources.put(method.name + method.desc, method);
        }
        Comparison comparison = new Comparison();
        comparison.compare(Readings.of(before, sources, Map.of()), Readings.of(after, bodies, parts.roles()));
        return comparison;
    }

    /** Compares a class that is Serializable, or may be. */
    public static Comparison ofSerializable(byte[] classFile, Woven woven) {
        Comparison comparison = of(classFile, woven);
        comparison.compare(
                new TreeMap<>(Map.of("class: default serialVersionUID", "" + SerialVersion.of(classFile))),
                new TreeMap<>(Map.of("class: default serialVersionUID", "" + SerialVersion.of(woven.classFile()))));
        return comparison;
    }

    /** Returns how many differences are on the list, by their entry in it. */
    public Map<Expected, Integer> explained() {
        return explained;
    }

    /** Returns the differences that are not on the list. */
    public List<String> unexplained() {
        return unexplained;
    }

    /** Returns how many places were read. */
    public int places() {
        return places;
    }

    private void compare(SortedMap<String, String> before, SortedMap<String, String> after) {
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        places += all.size();
        for (String place : all) {
            if (Objects.equals(before.get(place), after.get(place))) continue;
            note(new Difference(place, before.get(place), after.get(place)));
        }
    }

    private void note(Difference difference) {
        for (Expected expected : Expected.values()) {
            if (!expected.explains(difference)) continue;
            explained.merge(expected, 1, Integer::sum);
            return;
        }
        unexplained.add(difference.toString());
    }
}
