package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Names of parameters, as Spring and paranamer find them. Without javac's {@code -parameters} they look in the table of
 * local variables, Spring up to 5.3.
 */
class ParameterNamesIT {
    private static final String NAMES = """
            book [city, days, page] [city, days, page]
            count [unread, trips] [unread, trips]
            plain [city, days, page] [city, days, page]
            """;

    /** Those of Spring 6 without {@code -parameters}, woven or not. */
    private static final String NONE = """
            book null [city, days, page]
            count null [unread, trips]
            plain null [city, days, page]
            """;

    private static final Path SOURCES = Path.of("src", "test", "resources", "parameters");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void springsTables(Weaving weaving) throws Exception {
        List<String> spring = Jars.filesBelow(Path.of(System.getProperty("weft.spring.tables"))).stream()
                .map(Path::toString)
                .toList();

        assertThat(compile(spring).run(weaving, List.of(), "trips.Main")).isEqualTo(new ChildJvm(0, NAMES, ""));
    }

    @ParameterizedTest
    @EnumSource
    void springsReflection(Weaving weaving) throws Exception {
        assertThat(compile(spring(), "-parameters").run(weaving, List.of(), "trips.Main"))
                .isEqualTo(new ChildJvm(0, NAMES, ""));
    }

    @ParameterizedTest
    @EnumSource
    void springsReflectionWithoutNames(Weaving weaving) throws Exception {
        assertThat(compile(spring()).run(weaving, List.of(), "trips.Main")).isEqualTo(new ChildJvm(0, NONE, ""));
    }

    private static List<String> spring() {
        return List.of(
                Jars.of("org.springframework.core.DefaultParameterNameDiscoverer"),
                Jars.of("org.apache.commons.logging.Log"));
    }

    private App compile(List<String> spring, String... flags) throws Exception {
        List<String> libraries = new ArrayList<>(Jars.runtime());
        libraries.addAll(spring);
        libraries.add(Jars.of("com.thoughtworks.paranamer.Paranamer"));
        Path classes = folder.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of(flags));
        // Spring 5.3 reads no newer class files.
        arguments.addAll(
                List.of("--release", "17", "-g", "-proc:none", "-d", classes.toString(), "-cp", Jars.path(libraries)));
        App.sourcesBelow(SOURCES).forEach(source -> arguments.add(source.toString()));
        App.javac(arguments);
        libraries.add(0, classes.toString());
        return new App(classes, libraries);
    }
}
