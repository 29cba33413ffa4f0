package weft.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A JDK to measure on.
 *
 * @param release its feature release
 */
record Jdk(Path home, int release) {
    /** Where virtual threads do not pin any more. */
    private static final int NEWEST = 25;

    static Jdk own() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** This one, and JDK 25 if the environment variable {@code JAVA25_HOME} says where it is. */
    static List<Jdk> all() throws java.io.IOException {
        List<Jdk> all = new ArrayList<>(List.of(own()));
        String other = System.getenv("JAVA25_HOME");
        if (other == null) System.out.println("JAVA25_HOME is not set: measured on JDK " + own().release() + " only");
        else if (own().release() != NEWEST) all.add(new Jdk(Path.of(other), release(Path.of(other))));
        return all;
    }

    private static int release(Path home) throws java.io.IOException {
        Properties release = new Properties();
        try (var in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        }
        return Integer.parseInt(
                release.getProperty("JAVA_VERSION").replace("\"", "").split("[.+-]")[0]);
    }

    String java() {
        return home.resolve("bin").resolve("java").toString();
    }
}
