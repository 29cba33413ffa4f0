package weft.benchmarks;

import com.ea.async.instrumentation.Transformer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import weft.weaver.Weaver;
import weft.weaver.Woven;

/** A program of many small classes with async methods, written for Weft or for EA Async: for {@link StartUp}. */
final class Program {
    static final int CLASSES = 300;

    private static final String NUMBER = "NUMBER";

    private final boolean isWeft;
    private final Path folder;

    private Program(boolean isWeft, Path folder) {
        this.isWeft = isWeft;
        this.folder = folder;
    }

    /**
     * Writes and compiles it.
     *
     * @param peer {@code weft} or {@code ea}
     * @param parent where its sources and its classes go
     */
    static Program compile(String peer, Path parent) throws IOException {
        boolean isWeft = peer.equals("weft");
        Path sources = Files.createDirectories(parent.resolve(peer + "-sources"));
        List<String> arguments = new ArrayList<>();
        Path classes = Files.createDirectories(parent.resolve(peer));
        // EA Async reads class files of Java 8 only.
        arguments.addAll(List.of("-g", "-proc:none", "-nowarn", "-Xlint:-options"));
        arguments.addAll(List.of("--release", isWeft ? "17" : "8", "-d", classes.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        arguments.add(write(peer, "Main", sources));
        if (!isWeft) arguments.add(write(peer, "Loop", sources));
        for (int i = 0; i < CLASSES; i++) arguments.add(write(peer, "C" + i, sources));
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (status != 0) throw new IllegalStateException("javac failed: see above");
        return new Program(isWeft, classes);
    }

    private static String write(String peer, String name, Path sources) throws IOException {
        boolean isNumbered = name.matches("C\\d+");
        String resource = "/startup/" + peer + "/" + (isNumbered ? "C" + NUMBER : name) + ".java";
        try (InputStream in = Program.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (isNumbered) text = text.replace(NUMBER, name.substring(1));
            return Files.writeString(sources.resolve(name + ".java"), text).toString();
        }
    }

    /** The command line that runs it, without that of {@code java} itself. */
    List<String> command() {
        String classPath = folder + System.getProperty("path.separator") + System.getProperty("java.class.path");
        return List.of("-cp", classPath, "many.Main", String.valueOf(CLASSES));
    }

    /** Weaves it in place, in this JVM. */
    void weave() throws IOException {
        for (Map.Entry<Path, byte[]> each : woven(asyncClasses()).entrySet())
            Files.write(each.getKey(), each.getValue());
    }

    /** The class files that are to be woven. */
    Map<Path, byte[]> asyncClasses() throws IOException {
        Map<Path, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("many"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().matches("C\\d+\\.class"))
                    .toList()) {
                classes.put(file, Files.readAllBytes(file));
            }
        }
        return classes;
    }

    /** What they become, with the classes that come along. */
    Map<Path, byte[]> woven(Map<Path, byte[]> classes) throws IOException {
        Map<Path, byte[]> woven = new TreeMap<>();
        return isWeft ? byWeft(classes, woven) : byEaAsync(classes, woven);
    }

    private Map<Path, byte[]> byWeft(Map<Path, byte[]> classes, Map<Path, byte[]> result) {
        Weaver weaver = new Weaver();
        for (Map.Entry<Path, byte[]> each : classes.entrySet()) {
            Woven woven = weaver.weave(each.getValue());
            if (!woven.changed())
                throw new IllegalStateException(woven.diagnostics().toString());
            result.put(each.getKey(), woven.classFile());
            woven.machines().forEach((name, machine) -> result.put(folder.resolve(name + ".class"), machine));
        }
        return result;
    }

    private Map<Path, byte[]> byEaAsync(Map<Path, byte[]> classes, Map<Path, byte[]> result) throws IOException {
        Transformer transformer = new Transformer();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            for (Map.Entry<Path, byte[]> each : classes.entrySet()) {
                byte[] woven = transformer.instrument(loader, new ByteArrayInputStream(each.getValue()));
                if (woven == null) throw new IllegalStateException("not woven: " + each.getKey());
                result.put(each.getKey(), woven);
            }
        }
        return result;
    }
}
