package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.EventLoop;
import weft.Runner;
import weft.Task;
import weft.VirtualClock;
import weft.annotations.Async;

class ProgressTest {
    @Test
    void isUpToDateAndLeavesNothingBehind() {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        AtomicInteger count = new AtomicInteger();
        Progress progress = new Progress(new PrintStream(terminal), () -> "" + count.incrementAndGet());

        try (Runner runner = new Runner(() -> EventLoop.create(new VirtualClock()))) {
            runner.run(showFor(progress, Duration.ofMillis(250)));
        }

        assertThat(terminal).hasToString("\r\u001b[K1\r\u001b[K2\r\u001b[K3\r\u001b[K");
    }

    @Async
    private static Coroutine<Void> showFor(Progress progress, Duration time) {
        Task<Void> display = createTask(progress.show());
        await(sleep(time));
        display.cancel();
        return done();
    }
}
