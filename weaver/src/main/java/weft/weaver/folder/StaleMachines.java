package weft.weaver.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import weft.weaver.inspect.ClassFile;

/**
 * State machines that are left over because their owner was compiled again without them, or deleted. A machine is in
 * use when its owner's class file refers to it.
 */
final class StaleMachines {
    private StaleMachines() {}

    /** Deletes the stale ones among {@code classFiles}, the paths of all class files of a folder before weaving. */
    static int deleteAmong(List<Path> classFiles) throws IOException {
        int deleted = 0;
        for (Path file : classFiles) {
            if (!isMachine(file) || isUsed(file)) continue;
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
    private static boolean isUsed(Path machine) throws IOException {
        String name = machine.getFileName().toString();
        for (int dollar = name.indexOf('$'); dollar >= 0; dollar = name.indexOf('$', dollar + 1)) {
            if (refersTo(machine.resolveSibling(name.substring(0, dollar) + ".class"), machine)) return true;
        }
        return false;
    }

    private static boolean refersTo(Path owner, Path machine) throws IOException {
        String file = machine.getFileName().toString();
        String simpleName = file.substring(0, file.length() - ".class".length());
        Optional<ClassFile> classFile = read(owner);
        return classFile.isPresent()
                && classFile.get().referencedClasses().stream()
                        .anyMatch(name ->
                                name.substring(name.lastIndexOf('/') + 1).equals(simpleName));
    }

    private static Optional<ClassFile> read(Path file) throws IOException {
        return Files.exists(file) ? ClassFile.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
