package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.yieldNow;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.Coroutine;
import weft.EventLoop;
import weft.ExceptionContext;
import weft.VirtualClock;
import weft.annotations.Async;

/** Rule C1 in debug mode, for methods as users write them. */
@Timeout(60)
class NeverAwaitedTest {
    private final List<ExceptionContext> reported = new CopyOnWriteArrayList<>();

    @Async
    private static Coroutine<Void> store() {
        await(yieldNow());
        return done();
    }

    @Async
    private static Coroutine<Void> forgets() {
        await(store());
        store(); // the mistake
        await(store());
        return done();
    }

    private EventLoop debugging() {
        EventLoop loop = EventLoop.create(new VirtualClock());
        loop.setExceptionHandler((where, context) -> reported.add(context));
        loop.setDebug(true);
        return loop;
    }

    @Test
    void aCallThatIsNotAwaitedIsReportedWithItsPlace() {
        try (EventLoop loop = debugging()) {
            loop.runUntilComplete(forgets());
        }
        assertReported();
    }

    @Test
    void alsoWhileTheLoopGoesOn() {
        try (EventLoop loop = debugging()) {
            loop.runUntilComplete(forgets());
            while (reported.isEmpty()) System.gc();
        }
        assertReported();
    }

    private void assertReported() {
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).message()).startsWith("coroutine 'NeverAwaitedTest.store' was never awaited");
        assertThat(reported.get(0).sourceTraceback().get(0))
                .matches(frame -> frame.getMethodName().equals("forgets")
                        && frame.getFileName().equals("NeverAwaitedTest.java")
                        && frame.getLineNumber() > 0);
    }
}
