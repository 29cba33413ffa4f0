package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's jar compares the API of a release with that of the base: the release is woven here, the base is not. */
class MultiReleaseIT {
    private static final ToolProvider JAR = ToolProvider.findFirst("jar").orElseThrow();

    @TempDir
    Path folder;

    @Test
    void wovenInterfacesAndClassesHaveTheSameApi() throws Exception {
        Path base = folder.resolve("base");
        Path release = folder.resolve("release");
        App.compile("releases-8", base, List.of(), "-proc:none", "--release", "17");
        App.compile("releases-17", release, List.of(), "-proc:none", "--release", "17")
                .woven();

        StringWriter said = new StringWriter();
        try (PrintWriter out = new PrintWriter(said)) {
            int status = JAR.run(
                    out,
                    out,
                    "--create",
                    "--file",
                    folder.resolve("mill.jar").toString(),
                    "-C",
                    base.toString(),
                    ".",
                    "--release",
                    "17",
                    "-C",
                    release.toString(),
                    ".");
            assertThat(status).as(() -> said.toString()).isZero();
        }
    }
}
