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
    /** The classes to which each owner refers. An owner with many machines is read once. */
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

    /** A machine refers to its owner, which is in its package; its name may have only a part of the owner's. */
    private boolean isUsed(Path file) throws IOException {
        ClassFile machine = read(file).orElseThrow();
        String folder = machine.name().substring(0, machine.name().lastIndexOf('/') + 1);
        for (String name : machine.referencedClasses()) {
            if (name.equals(machine.name()) || !name.startsWith(folder)) continue;
            String simpleName = name.substring(folder.length());
            if (simpleName.indexOf('/') >= 0 || simpleName.startsWith("[")) continue;
            Path owner = file.resolveSibling(simpleName + ".class");
            if (!referenced.containsKey(owner)) referenced.put(owner, classesIn(owner));
            if (referenced.get(owner).contains(machine.name())) return true;
        }
        return false;
    }

    private static Set<String> classesIn(Path owner) throws IOException {
        Optional<ClassFile> classFile = read(owner);
        return classFile.isEmpty() ? Set.of() : new HashSet<>(classFile.get().referencedClasses());
    }

    private static Optional<ClassFile> read(Path file) throws IOException {
        return Files.exists(file) ? ClassFile.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
