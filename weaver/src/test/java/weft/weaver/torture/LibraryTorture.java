package weft.weaver.torture;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import weft.weaver.Woven;
import weft.weaver.readers.Comparison;

/** Tortures each class of a library, and has the JVM verify what the weaver wrote. */
final class LibraryTorture {
    private final Library library;
    private final Map<String, byte[]> plain;
    private final Map<String, byte[]> woven = new TreeMap<>();
    private final Counts counts = new Counts();
    private final ClassLoader others;
    private final ClassFiles plainClasses;

    private LibraryTorture(Library library, ClassLoader others) {
        this.library = library;
        this.plain = library.classFiles();
        this.others = others;
        this.plainClasses = new ClassFiles(plain, others);
    }

    /**
     * Weaves and verifies a library.
     *
     * @param others finds what the library depends on
     */
    static Counts torture(Library library, long seed, ClassLoader others) {
        LibraryTorture torture = new LibraryTorture(library, others);
        torture.weave(seed);
        torture.link();
        return torture.counts;
    }

    /** Returns the classes of a library, woven, with their machines, by their internal names. */
    static Map<String, byte[]> woven(Library library, long seed) {
        LibraryTorture torture = new LibraryTorture(library, ClassLoader.getPlatformClassLoader());
        torture.weave(seed);
        Map<String, byte[]> classFiles = new HashMap<>(torture.plain);
        classFiles.putAll(torture.woven);
        return classFiles;
    }

    private void weave(long seed) {
        plain.forEach((name, classFile) -> {
            if (Math.floorMod(name.hashCode(), library.oneOf()) != 0) return;
            counts.classes++;
            byte[] modern = classFile;
            if (Library.version(classFile) < Opcodes.V1_8) {
                counts.raised++;
                modern = RaisedClass.raise(classFile, plainClasses);
            }
            ClassWeaving weaving = new ClassWeaving(modern, seed, counts);
            Woven result = weaving.weave();
            if (result == null) return;
            if (result.changed()) compare(name, weaving.unwoven(), result);
            woven.put(name, result.classFile());
            woven.putAll(result.machines());
        });
    }

    /** Tools read the woven class as they read the tortured one. */
    private void compare(String name, byte[] unwoven, Woven result) {
        Comparison comparison = plainClasses.isSerializable(name)
                ? Comparison.ofSerializable(unwoven, result)
                : Comparison.of(unwoven, result);
        counts.places += comparison.places();
        comparison.explained().forEach((why, count) -> counts.explained.merge(why, count, Integer::sum));
        comparison.unexplained().forEach(what -> counts.failures.put(name + " " + what, "reads differently"));
    }

    private void link() {
        Map<String, byte[]> all = new HashMap<>(plain);
        all.putAll(woven);
        ClassFiles wovenClasses = new ClassFiles(all, others);
        for (String name : woven.keySet()) {
            LinkageError error = wovenClasses.link(name);
            if (error == null) {
                counts.loaded++;
            } else if (error.getClass() == NoClassDefFoundError.class && !linksUnwoven(name)) {
                counts.unlinkable++;
            } else {
                counts.failures.put(name, error.toString().lines().findFirst().orElseThrow());
            }
        }
    }

    private boolean linksUnwoven(String name) {
        return !plain.containsKey(name) || plainClasses.link(name) == null;
    }
}
