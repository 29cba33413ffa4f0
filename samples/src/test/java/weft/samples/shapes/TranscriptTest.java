package weft.samples.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.samples.Output;

/** The classes as the Maven plugin wove them. */
class TranscriptTest {
    /** Returns what the program must print. */
    static List<String> expected() throws IOException {
        try (InputStream file = TranscriptTest.class.getResourceAsStream("transcript.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void wovenByThePlugin() throws Exception {
        assertThat(Output.of(() -> {
                    Transcript.main(new String[0]);
                    return null;
                }))
                .isEqualTo(expected());
    }
}
