package weft.conformance;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import weft.Coroutine;
import weft.annotations.Async;

/** Where things are, and jars that tests make. */
final class Jars {
    private Jars() {}

    /** What every program needs on its class path. */
    static List<String> runtime() {
        return List.of(of(Coroutine.class), of(Async.class));
    }

    /** The shaded jar of the agent. */
    static Path agent() {
        return Path.of(System.getProperty("weft.agent.jar"));
    }

    /** The jar or folder that a class was loaded from. */
    static String of(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The jar of the class path in which a class is that is not meant to be loaded here. */
    static String of(String className) {
        try {
            return of(Class.forName(className, false, Jars.class.getClassLoader()));
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    static String path(List<String> entries) {
        return String.join(File.pathSeparator, entries);
    }

    /** Packs a folder in a jar. */
    static Path pack(Path folder, Path jar, Map<String, String> manifestEntries) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifestEntries.forEach(attributes::putValue);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Path file : filesBelow(folder)) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
