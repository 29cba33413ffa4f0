package weft.weaver.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A library to torture.
 *
 * @param name what it is called
 * @param jars where its classes are
 * @param oneOf 1 for all of its classes, n for one of n
 */
record Library(String name, List<Path> jars, int oneOf) {
    private static final int VERSION_AT = 6;
    private static final String CLASS = ".class";

    /** Returns its class files by their names in the jars. */
    Map<String, byte[]> classFiles() {
        Map<String, byte[]> classFiles = new TreeMap<>();
        for (Path path : jars) {
            try (JarFile jar = new JarFile(path.toFile())) {
                for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                    if (isClass(entry.getName())) classFiles.put(nameOf(entry), read(jar, entry));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return classFiles;
    }

    static int version(byte[] classFile) {
        return (classFile[VERSION_AT] & 0xff) << 8 | classFile[VERSION_AT + 1] & 0xff;
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(CLASS) && !entry.startsWith("META-INF/") && !entry.endsWith("module-info.class");
    }

    private static String nameOf(JarEntry entry) {
        return entry.getName().substring(0, entry.getName().length() - CLASS.length());
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
