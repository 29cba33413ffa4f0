package weft.weaver.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import weft.weaver.inspect.ClassFile;

/**
 * State machines that are left over because their owner was compiled again without them, or deleted. A machine is in
 * use when its owner's class file refers to it.
 */
final class StaleMachines {
    /** What each owner that was asked for refers to: an owner with many machines is read once. */
    private final Map<Path, Set<String>> referenced = new HashMap<>();

    private StaleMachines() {}

    /** Deletes the stale ones among {@code classFiles}, the paths of all class files of a folder before weaving. */
    static int deleteAmong(List<Path> classFiles) throws IOException {
        StaleMachines machines = new StaleMachines();
        int deleted = 0;
        for (Path file : classFiles) {
            if (!isMachine(file) || machines.isUsed(file)) continue;
            Files.delete(file);
            deleted++;
        }
        return deleted;
    }

    private static boolean isMachine(Path file) throws IOException {
        return file.getFileName().toString().contains("$")
                && read(file).filter(ClassFile::isMachine).isPresent();
    }

    /** A machine's name begins with its owner's and a dollar sign; either may hold more of these. */
    private boolean isUsed(Path machine) throws IOException {
        String file = machine.getFileName().toString();
        String name = file.substring(0, file.length() - ".class".length());
        for (int dollar = name.indexOf('$'); dollar >= 0; dollar = name.indexOf('$', dollar + 1)) {
            Path owner = machine.resolveSibling(name.substring(0, dollar) + ".class");
            if (!referenced.containsKey(owner)) referenced.put(owner, simpleNamesIn(owner));
            if (referenced.get(owner).contains(name)) return true;
        }
        return false;
    }

    private static Set<String> simpleNamesIn(Path owner) throws IOException {
        Set<String> names = new HashSet<>();
        Optional<ClassFile> classFile = read(owner);
        if (classFile.isEmpty()) return names;
        for (String name : classFile.get().referencedClasses()) names.add(name.substring(name.lastIndexOf('/') + 1));
        return names;
    }

    private static Optional<ClassFile> read(Path file) throws IOException {
        return Files.exists(file) ? ClassFile.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
