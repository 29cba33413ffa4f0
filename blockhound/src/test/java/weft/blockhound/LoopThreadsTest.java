package weft.blockhound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.sleep;
import static weft.Asyncio.toThread;
import static weft.Asyncio.value;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;
import weft.Coroutine;
import weft.EventLoop;
import weft.ExceptionContext;
import weft.annotations.Async;

/**
 * Real blocking calls under BlockHound. That it works at all is the first test: each other one could pass without it.
 */
class LoopThreadsTest {
    @BeforeAll
    static void install() {
        BlockHound.install();
    }

    @Async
    private static Coroutine<Void> sleeps() throws InterruptedException {
        await(sleep(Duration.ofMillis(1)));
        Thread.sleep(1);
        return done();
    }

    @Test
    void aSleepOfTheThreadIsFound() {
        assertThatThrownBy(() -> run(sleeps()))
                .isInstanceOf(BlockingOperationError.class)
                .hasMessageContaining("java.lang.Thread.sleep")
                .satisfies(error -> assertThat(error.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("sleeps")));
    }

    @Async
    private static Coroutine<Integer> reads(int port) throws IOException {
        await(sleep(Duration.ZERO));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return value(socket.getInputStream().read());
        }
    }

    @Test
    void aBlockingSocketIsFound() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> run(reads(server.getLocalPort())))
                    .isInstanceOf(BlockingOperationError.class)
                    .hasMessageContaining("java.net.");
        }
    }

    @Async
    private static Coroutine<List<String>> behaves() {
        List<String> seen = new ArrayList<>();
        await(sleep(Duration.ofMillis(2)));
        seen.add(await(toThread(() -> {
            Thread.sleep(1);
            return "slept in a thread";
        })));
        EventLoop.running().callSoon(() -> seen.add("callback"));
        await(sleep(Duration.ZERO));
        return value(seen);
    }

    @Test
    void whatTheLoopDoesItselfIsAllowed() {
        assertThat(run(behaves())).containsExactly("slept in a thread", "callback");
    }

    @Test
    void aReportIsAllowed() throws Exception {
        List<Throwable> failures = new ArrayList<>();
        EventLoop loop = EventLoop.create();
        loop.callSoon(() -> {
            throw new IllegalStateException("told to the default handler");
        });
        loop.callSoon(() -> {
            try {
                loop.callExceptionHandler(new ExceptionContext("by hand", new IllegalStateException(), null));
            } catch (BlockingOperationError failure) {
                failures.add(failure);
            }
            loop.stop();
        });
        loop.runForever();
        loop.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void aThreadThatRunsNoLoopMayBlock() throws InterruptedException {
        Thread.sleep(1);
        run(done());
        Thread.sleep(1);
    }
}
