package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of classes with async methods are loaded on many threads at once: none waits for another for ever. */
class ManyThreadsIT {
    private static final int CLASSES = 300;
    private static final int SUM = CLASSES * (CLASSES + 1) / 2;

    @TempDir
    Path folder;

    @Test
    void theAgentDoesNotDeadlock() throws Exception {
        Path program = Path.of("src", "test", "resources", "threads");
        App app = ManySources.compile(CLASSES, folder, App.sourcesBelow(program));

        ChildJvm jvm = app.run(
                Weaving.AGENT,
                List.of(),
                "launch.ManyThreads",
                String.valueOf(CLASSES),
                app.classes().toString());

        assertThat(jvm)
                .isEqualTo(new ChildJvm(
                        0, "app %1$d\nURLClassLoader %1$d\nnot parallel capable %1$d\ntwo %1$d\n".formatted(SUM), ""));
    }
}
