package weft.weaver.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.weaver.torture.Suite.Result;

/** Two libraries' own tests pass with every method of the library a state machine; run by the profile torture. */
class SuitesRun {
    private static final long SEED = Long.getLong("weft.torture.seed", 1);

    @ParameterizedTest
    @ValueSource(strings = {"commons-lang3", "commons-collections4"})
    void theLibrarysOwnTestsPass(String name) throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of("target", "torture", name)).toAbsolutePath();
        Path tests = Libraries.startingWith(name).stream()
                .filter(jar -> jar.toString().endsWith("-tests.jar"))
                .findFirst()
                .orElseThrow();
        Library library = new Library(
                name,
                Libraries.startingWith(name).stream()
                        .filter(jar -> !jar.equals(tests))
                        .toList(),
                1);
        Suite suite = new Suite(library, tests, work);
        Result unwoven = suite.runUnwoven();
        Result woven = suite.runWoven(SEED);
        TreeSet<String> broken = new TreeSet<>(woven.bad());
        broken.removeAll(unwoven.bad());
        System.out.println(name + ": unwoven " + unwoven.passed() + " passed, "
                + unwoven.bad().size() + " failed; woven " + woven.passed() + " passed, " + broken.size()
                + " more failed: " + broken);

        assertThat(unwoven.passed()).isPositive();
        assertThat(broken).isEmpty();
    }
}
