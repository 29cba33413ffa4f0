package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import weft.Coroutine;
import weft.annotations.Async;

/** A program for a test: compiled in a folder, packed in a jar. */
final class App {
    /** Where the runtime's classes are. */
    static final String RUNTIME =
            location(Coroutine.class) + System.getProperty("path.separator") + location(Async.class);

    /** The shaded jar. */
    static final Path AGENT = Path.of(System.getProperty("weft.agent.jar", "missing"));

    private App() {}

    static String location(Class<?> type) {
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

    /** Compiles one source file to {@code folder}; returns the folder. */
    static Path compile(Path folder, String file, String source, String... moreClassPath) throws IOException {
        Path java = Files.writeString(Files.createDirectories(folder).resolve(file), source);
        String separator = System.getProperty("path.separator");
        String classPath = String.join(
                separator,
                Stream.concat(Stream.of(RUNTIME, folder.toString()), Stream.of(moreClassPath))
                        .toList());
        OutputStream messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, messages, "-g", "-cp", classPath, "-d", folder.toString(), java.toString());
        assertThat(status).as(messages.toString()).isZero();
        return folder;
    }

    /** Packs {@code classes} in a jar that finds the runtime by its manifest. */
    static Path jar(Path classes, Path jar, String mainClass) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
        String runtime = Path.of(location(Coroutine.class)).toUri() + " "
                + Path.of(location(Async.class)).toUri();
        attributes.put(Attributes.Name.CLASS_PATH, runtime);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Path file : filesBelow(classes)) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    /** Copies a jar, with another version in its manifest. */
    static void copyWithVersion(Path jar, Path copy, String version) throws IOException {
        try (JarFile from = new JarFile(jar.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
                for (JarEntry entry : Collections.list(from.entries())) {
                    if (entry.isDirectory() || entry.getName().equals(JarFile.MANIFEST_NAME)) continue;
                    out.putNextEntry(new JarEntry(entry.getName()));
                    from.getInputStream(entry).transferTo(out);
                }
            }
        }
    }

    static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
