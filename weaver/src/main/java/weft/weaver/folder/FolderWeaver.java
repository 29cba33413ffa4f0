package weft.weaver.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.inspect.Damage;

/**
 * Weaves every class file below a folder in place. Only files whose bytes change are written, each in one atomic step,
 * the state machines before their owner: a build that is killed, or two at once, leave a folder that the next run
 * finishes.
 */
public final class FolderWeaver {
    private final BiFunction<String, byte[], Woven> weaver;

    /** Weaves with {@code weaver}. */
    public FolderWeaver(Weaver weaver) {
        this(weaver::weave);
    }

    FolderWeaver(BiFunction<String, byte[], Woven> weaver) {
        this.weaver = weaver;
    }

    /**
     * Weaves the class files below {@code folder}, and deletes the state machines that no class refers to any more.
     *
     * @param folder the root of a class path entry
     * @return the counts and the diagnostics; a class that cannot be woven stays as it was
     * @throws IOException when a file cannot be read or written
     */
    public FolderReport weave(Path folder) throws IOException {
        List<Path> classFiles = classFilesBelow(folder);
        List<Diagnostic> diagnostics = new ArrayList<>();
        int woven = 0;
        int machines = 0;
        for (Path file : classFiles) {
            String name = folder.relativize(file).toString();
            byte[] bytes = Files.readAllBytes(file);
            Woven result = weaver.apply(name, bytes);
            diagnostics.addAll(result.diagnostics());
            diagnostics.addAll(Weaver.mistakes(bytes));
            if (result.changed()) diagnostics.addAll(Weaver.mistakes(result.classFile()));
            if (!result.changed()) {
                if (!result.failed()) Damage.of(bytes).ifPresent(damage -> diagnostics.add(damaged(name, damage)));
                continue;
            }
            write(result, file);
            woven++;
            machines += result.machines().size();
        }
        int deleted = StaleMachines.deleteAmong(classFiles);
        return new FolderReport(
                woven, machines, classFiles.size() - woven - deleted, deleted, List.copyOf(diagnostics));
    }

    /**
     * Not an error: a folder may hold files that only look like class files. But if it was a class with async methods,
     * these are lost.
     */
    private static Diagnostic damaged(String name, String damage) {
        return new Diagnostic(
                Diagnostic.Severity.WARNING,
                name,
                name,
                0,
                "the class file is damaged and was left as it is: " + damage + "; compile it again");
    }

    private static List<Path> classFilesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".class"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static void write(Woven result, Path file) throws IOException {
        for (Map.Entry<String, byte[]> machine : result.machines().entrySet()) {
            String simpleName = machine.getKey().substring(machine.getKey().lastIndexOf('/') + 1);
            AtomicFile.write(file.resolveSibling(simpleName + ".class"), machine.getValue());
        }
        AtomicFile.write(file, result.classFile());
    }
}
