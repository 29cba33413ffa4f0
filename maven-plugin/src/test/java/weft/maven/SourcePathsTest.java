package weft.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.weaver.diagnostic.Diagnostic;

class SourcePathsTest {
    @TempDir
    Path folder;

    @Test
    void findsTheFileBelowTheRootThatHasIt() throws IOException {
        Path file = Files.createDirectories(folder.resolve("generated/demo")).resolve("Shop.java");
        Files.createFile(file);
        SourcePaths sources = new SourcePaths(List.of(
                folder.resolve("java").toString(), folder.resolve("generated").toString()));

        assertThat(sources.locate(error("demo.Shop$Inner", "Shop.java"))).hasToString(file + ":7: error: wrong");
    }

    @Test
    void keepsTheNameOfAFileThatIsNowhere() {
        SourcePaths sources = new SourcePaths(List.of(folder.toString()));

        assertThat(sources.locate(error("Shop", "Shop.kt"))).hasToString("Shop.kt:7: error: wrong");
    }

    private static Diagnostic error(String className, String file) {
        return new Diagnostic(Diagnostic.Severity.ERROR, className, file, 7, "wrong");
    }
}
