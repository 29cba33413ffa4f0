package weft.weaver.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.weaver.readers.Expected;
import weft.weaver.readers.ReadersPage;
import weft.weaver.torture.Suite.Result;

/**
 * All libraries, and two libraries' own tests; run by the Maven profile {@code conformance}, for its page. With
 * {@code -Dweft.torture.library=Spring}, only those whose name begins so.
 */
class TortureRun {
    private static final long SEED = Long.getLong("weft.torture.seed", 1);
    private static final String CHOSEN = System.getProperty("weft.torture.library", "");
    private static final Map<String, Counts> LIBRARIES = new LinkedHashMap<>();
    private static final Map<String, Result> SUITES = new LinkedHashMap<>();

    static Stream<Library> libraries() {
        return Libraries.all().stream().filter(library -> library.name().startsWith(CHOSEN));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void everyMethodIsVerified(Library library) {
        Counts counts = LibraryTorture.torture(library, SEED, Libraries.loader());
        System.out.println(library.name() + ": " + counts);
        counts.failures.forEach((what, why) -> System.out.println("  " + what + ": " + why));
        LIBRARIES.put(library.name(), counts);

        assertThat(counts.failures).isEmpty();
    }

    /** Every method of the library that can be is a state machine that is suspended over and over. */
    @ParameterizedTest
    @ValueSource(strings = {"commons-lang3", "commons-collections4"})
    void aLibrarysOwnTestsPass(String name) throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of("target", "torture", name)).toAbsolutePath();
        Path tests = Libraries.testsOf(name);
        Suite suite = new Suite(Libraries.without(tests, name), tests, work);
        Result unwoven = suite.runUnwoven();
        Result woven = suite.runWoven(SEED);
        TreeSet<String> broken = new TreeSet<>(woven.bad());
        broken.removeAll(unwoven.bad());
        System.out.println(name + ": unwoven " + unwoven + "; woven " + woven);
        SUITES.put(name, woven);

        assertThat(broken).isEmpty();
        assertThat(woven.passed()).isPositive().isEqualTo(unwoven.passed());
    }

    @AfterAll
    static void write() throws IOException {
        Path page = Path.of("target", "conformance", "torture.md");
        Files.createDirectories(page.getParent());
        Files.writeString(page, TorturePage.of(LIBRARIES, SUITES, SEED));
        long places = 0;
        Map<Expected, Integer> explained = new EnumMap<>(Expected.class);
        for (Counts counts : LIBRARIES.values()) {
            places += counts.places;
            counts.explained.forEach((why, count) -> explained.merge(why, count, Integer::sum));
        }
        Files.writeString(page.resolveSibling("readers.md"), ReadersPage.of(places, explained));
    }
}
