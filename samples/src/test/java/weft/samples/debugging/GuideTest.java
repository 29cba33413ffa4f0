package weft.samples.debugging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import weft.EventLoop;
import weft.VirtualClock;

/** docs/debugging.md quotes what comes out. */
class GuideTest {
    private static String block(String kind) throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "debugging.md")).replace("\r\n", "\n");
        int start = guide.indexOf("```" + kind + "\n") + kind.length() + 4;
        return guide.substring(start, guide.indexOf("```", start));
    }

    @Test
    void theStackTrace() throws IOException {
        Throwable thrown = catchThrowable(() -> Shop.main(new String[] {"sell"}));
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));

        String mine = text.toString()
                .replace(System.lineSeparator(), "\n")
                .replaceAll("Task-\\d+", "Task-1")
                .replaceAll("(?s)(Shop\\.main[^\n]*\n).*", "$1");

        assertThat("Exception in thread \"main\" " + mine).isEqualTo(block("trace"));
    }

    @Test
    void theTree() throws IOException {
        EventLoop loop = EventLoop.create(new VirtualClock());
        loop.createTask(Shop.ship(), "Task-1");
        String[] tree = new String[1];
        loop.callLater(Duration.ofSeconds(1), () -> {
            tree[0] = loop.formatTasks();
            loop.stop();
        });
        loop.runForever();
        loop.setExceptionHandler((closed, pending) -> {});
        loop.close();

        String inGuide = block("tree");
        assertThat(inGuide.substring(inGuide.indexOf('\n') + 1)).isEqualTo(tree[0]);
    }
}
