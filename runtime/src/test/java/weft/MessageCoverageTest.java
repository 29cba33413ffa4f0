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

    private static final Pattern MADE = Pattern.compile("new (\\w*(?:Exception|Error|ExceptionContext))\\(");

    /**
     * All messages, whole, as a reader sees them: a change of a word is seen in a review. If it is meant, copy the file
     * that the test writes over the one in the sources.
     */
    @Test
    void theMessagesAreThoseInTheList() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String source = read(file);
                Matcher made = MADE.matcher(source);
                while (made.find()) {
                    String message = message(source, made.end());
                    if (message.replace("{}", "").length() >= 8) found.add(made.group(1) + ": " + message);
                }
            }
        }
        found.sort(null);
        Files.write(Path.of("target/messages.txt"), found);
        assertThat(found).isEqualTo(Files.readAllLines(Path.of("src/test/resources/messages.txt")));
    }

    /** The literals of the arguments that begin at an index, with {} for what is between. */
    private static String message(String source, int begin) {
        StringBuilder message = new StringBuilder();
        boolean other = false;
        int depth = 1;
        for (int i = begin; depth > 0; i++) {
            char c = source.charAt(i);
            if (c == '"') {
                if (other) message.append("{}");
                other = false;
                for (i++; source.charAt(i) != '"'; i++) {
                    if (source.charAt(i) == '\\') message.append(source.charAt(i++));
                    message.append(source.charAt(i));
                }
            } else {
                if (c == '(') depth++;
                if (c == ')') depth--;
                if (c == '\'') i += source.charAt(i + 1) == '\\' ? 3 : 2;
                other |= !Character.isWhitespace(c) && c != '+' && depth > 0;
            }
        }
        return message.toString();
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
