package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Puts docs/conformance.md together from the sections that the runs have written; the profile {@code conformance}. */
class PageRun {
    private static final Path PAGE = Path.of("..", "docs", "conformance.md");
    private static final Path WEAVER = Path.of("..", "weaver", "target", "conformance");
    private static final Path FAULTS = Path.of("..", "faults", "target", "conformance");
    private static final Path HERE = Path.of("target", "conformance");

    private static final List<Path> SECTIONS = List.of(
            WEAVER.resolve("matrix.md"),
            HERE.resolve("three-ways.md"),
            WEAVER.resolve("fuzz.md"),
            WEAVER.resolve("mutate.md"),
            WEAVER.resolve("returns.md"),
            WEAVER.resolve("monitors.md"),
            WEAVER.resolve("torture.md"),
            HERE.resolve("proguard.md"),
            WEAVER.resolve("readers.md"),
            HERE.resolve("misuse.md"),
            FAULTS.resolve("faults.md"),
            HERE.resolve("speed.md"));

    private static final String HEAD = """
# Conformance

What the weaver and the runtime were tried on in the last full run, on JDK %d. This page is written by `mvn -Pconformance verify`; do not
edit it. A slice of each part runs in `mvn verify`.
""";

    @Test
    void thePageHasEverySection() throws IOException {
        assertThat(SECTIONS).allSatisfy(section -> assertThat(section).exists());

        StringBuilder page = new StringBuilder(HEAD.formatted(Runtime.version().feature()));
        page.append('\n').append(Kinds.section());
        for (Path section : SECTIONS) {
            page.append('\n').append(Files.readString(section).strip()).append('\n');
        }
        Files.writeString(PAGE, page);

        try (Stream<String> lines = Files.lines(PAGE)) {
            assertThat(lines.filter(line -> line.startsWith("## "))).hasSize(1 + SECTIONS.size());
        }
    }
}
