package weft.weaver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import weft.weaver.Weaver;

/** The plans of {@code Plans.java}, to the letter. Run with {@code -Dweft.plans.update} to write them anew. */
@EnabledForJreRange(max = JRE.JAVA_17, disabledReason = "the indices are those of javac 17")
class PlanGoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "plans");

    @TempDir
    Path classes;

    @Test
    void thePlansAreTheGoldenOnes() throws Exception {
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages, true);
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        writer,
                        writer,
                        "-g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        FOLDER.resolve("Plans.java").toString());
        assertThat(status).as(messages.toString()).isZero();
        String plans = new Weaver().explain(Files.readAllBytes(classes.resolve("Plans.class")));
        Path golden = FOLDER.resolve("Plans.txt");
        if (System.getProperty("weft.plans.update") != null) Files.writeString(golden, plans);
        assertThat(plans).isEqualTo(Files.readString(golden));
    }
}
