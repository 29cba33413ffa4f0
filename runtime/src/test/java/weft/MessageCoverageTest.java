package weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the sources: each message about misuse is in a test, word by word. */
class MessageCoverageTest {
    private static final Pattern THROWN = Pattern.compile(
            "new (?:IllegalState|InvalidState|IllegalArgument|UnsupportedOperation)Exception\\(([^;]*?)\"([^\"]{8,}?)\"");

    /** A message that no test knows would be one that nobody has read. */
    @Test
    void everyMessageHasATest() throws IOException {
        String tests = sources(Path.of("src/test/java"));
        List<String> untested = new ArrayList<>();
        int found = 0;
        Matcher thrown = THROWN.matcher(sources(Path.of("src/main/java")));
        while (thrown.find()) {
            found++;
            String words = thrown.group(2).strip();
            if (!tests.contains(words.substring(0, Math.min(22, words.length())))) untested.add(words);
        }
        assertThat(found).isGreaterThan(20);
        assertThat(untested).isEmpty();
    }

    private static String sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(MessageCoverageTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
