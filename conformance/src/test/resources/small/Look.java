import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Loads, links and initialises each class of some jars or folders, looks at its members, and names those that fail. */
public class Look {
    public static void main(String[] args) throws IOException {
        int right = 0;
        for (String arg : args) {
            for (String file : files(Path.of(arg))) {
                if (!file.endsWith(".class") || file.endsWith("module-info.class")) continue;
                if (look(file.substring(0, file.length() - ".class".length()).replace('/', '.'))) right++;
            }
        }
        System.out.println(right > 100 ? "more than 100 are right" : right + " are right");
    }

    private static List<String> files(Path root) throws IOException {
        if (Files.isDirectory(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .toList();
            }
        }
        try (JarFile jar = new JarFile(root.toFile())) {
            return Collections.list(jar.entries()).stream()
                    .map(entry -> entry.getName())
                    .sorted()
                    .toList();
        }
    }

    private static boolean look(String name) {
        try {
            Class<?> type = Class.forName(name);
            type.getDeclaredMethods();
            type.getDeclaredFields();
            type.getDeclaredConstructors();
            return true;
        } catch (ReflectiveOperationException | LinkageError missing) {
            System.out.println(name + ": " + missing);
            return false;
        }
    }
}
