package weft.asyncio.doc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.asyncio.acs.Cpython;
import weft.asyncio.acs.Recorded;

/** Keeps {@code docs/asyncio.md} true. Run with {@code -Dweft.docs.update=1} to write it anew. */
class AsyncioDocTest {
    private static final Path PAGE = Path.of("..", "docs", "asyncio.md");

    @Test
    void thePageShowsWhatTheTestsAre() throws Exception {
        String expected = Page.write();
        if (System.getProperty("weft.docs.update") != null) Files.writeString(PAGE, expected);
        assertThat(Files.readString(PAGE))
                .as("docs/asyncio.md is not what the tests are; run this with -Dweft.docs.update=1")
                .isEqualTo(expected);
    }

    @Test
    void printsWhichOfCpythonsTestsHaveNoTwin() {
        for (Twins.TestFile file : Twins.read()) {
            System.out.printf(
                    "%s: %d tests, %d paired, %d left out, open: %s%n",
                    file.name(),
                    file.listed().size(),
                    file.paired().size(),
                    file.leftOut().size(),
                    file.open());
        }
        System.out.println("Paired though not in the list: " + Twins.beyondTheList());
    }

    @Test
    void whatIsLeftOutIsATestAndHasAReason() {
        for (Twins.TestFile file : Twins.read()) {
            assertThat(file.listed()).as(file.name()).containsAll(file.leftOut().keySet());
            assertThat(file.leftOut().values())
                    .allSatisfy(reason -> assertThat(reason).isNotBlank());
        }
    }

    @Test
    void theListHasEveryNameOfThePythonThatIsHere() throws Exception {
        Optional<Cpython> python = Cpython.find();
        if (python.isEmpty()) {
            System.out.println("No Python 3.13 found: the list of asyncio's names is not compared.");
            return;
        }
        Set<String> known = Names.read().entrySet().stream()
                .flatMap(module -> module.getValue().stream().map(name -> module.getKey() + "." + name.name()))
                .collect(Collectors.toSet());
        assertThat(known).containsAll(python.get().asyncioNames()).hasSizeGreaterThan(100);
    }

    @Test
    void whatIsNotPortedHasAReason() {
        assertThat(Names.read().values().stream().flatMap(List::stream))
                .filteredOn(name -> !name.isPorted())
                .allSatisfy(name -> assertThat(name.differences()).isNotBlank());
    }

    @Test
    void rulesAreFoundInNamesAndComments() {
        String source =
                "/** Rules K1 and K2, but not K3. */ void f1_f2_x() {} // rules H1 to\n * H3, Rule X17.\n void g() {}";
        assertThat(Rules.named(source)).containsOnly("K1", "K2", "F1", "F2", "H1", "H2", "H3", "X17");
    }

    @Test
    void theScenariosOfRulesExist() {
        Stream<String> named =
                Rules.read().values().stream().flatMap(List::stream).flatMap(rule -> rule.scenarios().stream());
        assertThat(Recorded.names()).containsAll(named.toList());
    }
}
