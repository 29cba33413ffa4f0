package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** forbidden-apis, which reads class files: it says of woven ones what it says of the same ones before weaving. */
class ForbiddenApisIT {
    @TempDir
    Path folder;

    private App app;
    private Path signatures;

    @BeforeEach
    void compile() throws Exception {
        app = App.compile("forbidden", folder.resolve("classes"), List.of());
        signatures = Files.writeString(folder.resolve("signatures.txt"), "java.lang.System#exit(int)\n");
    }

    @Test
    void whatIsSuppressedStaysSo() throws Exception {
        List<String> unwoven = violations();
        app.woven();

        assertThat(unwoven).hasSize(2);
        assertThat(violations()).isEqualTo(unwoven);
    }

    private List<String> violations() throws Exception {
        ChildJvm jvm = ChildJvm.run(List.of(
                "-jar",
                Jars.of("de.thetaphi.forbiddenapis.Checker"),
                "-d",
                app.classes().toString(),
                "-c",
                Jars.path(Jars.runtime()),
                "-f",
                signatures.toString(),
                "--suppressannotation",
                "**.SuppressForbidden"));
        assertThat(jvm.status()).as(jvm.out() + jvm.err()).isEqualTo(1);
        return (jvm.out() + jvm.err())
                .lines()
                .filter(line -> line.contains("(Printer.java:"))
                .sorted()
                .toList();
    }
}
