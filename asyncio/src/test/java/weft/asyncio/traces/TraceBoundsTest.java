package weft.asyncio.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.Coroutine;
import weft.EventLoop;
import weft.ExceptionContext;
import weft.annotations.Async;

/** Stack traces stay short and cheap, whatever programs do with exceptions; and the exception comes first. */
@Timeout(60)
class TraceBoundsTest {
    private static final int LEVELS = 10_000;

    private static int frames(Throwable thrown, String method) {
        return (int) Stream.of(thrown.getStackTrace())
                .filter(frame -> frame.getMethodName().equals(method))
                .count();
    }

    @Test
    void eachLevelOfARecursionThrowsTheSameException() {
        Throwable thrown = catchThrowable(() -> run(rethrows(LEVELS)));

        assertThat(thrown).hasMessage("bottom");
        assertThat(frames(thrown, "rethrows")).isBetween(100, 200);
        assertThat(thrown.getStackTrace())
                .anySatisfy(
                        frame -> assertThat(frame.toString()).matches(".*weft\\.Coroutine\\.await\\(98\\d\\d more\\)"));
    }

    @Async
    private static Coroutine<Integer> rethrows(int levels) {
        try {
            if (levels > 0) return value(await(rethrows(levels - 1)));
            await(yieldNow());
            throw new IllegalStateException("bottom");
        } catch (IllegalStateException thrown) {
            throw thrown;
        }
    }

    @Test
    void eachLevelOfARecursionWrapsTheException() {
        Throwable thrown = catchThrowable(() -> run(wraps(LEVELS)));

        int causes = 0;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause(), causes++) {
            assertThat(cause.getStackTrace()).hasSizeLessThan(300);
            assertThat(frames(cause, "run")).isPositive();
        }
        assertThat(causes).isEqualTo(LEVELS + 2);
    }

    @Async
    private static Coroutine<Integer> wraps(int levels) {
        if (levels == 0) await(yieldNow());
        try {
            return value(levels == 0 ? Integer.parseInt("no number") : await(wraps(levels - 1)));
        } catch (IllegalArgumentException thrown) {
            throw new IllegalArgumentException("wrapped", thrown);
        }
    }

    @Test
    void oneExceptionOfManyTasksDoesNotGrowWithThem() {
        IllegalStateException shared = new IllegalStateException("shared");
        run(manyTasks(shared));

        assertThat(frames(shared, "run")).isBetween(2, 50);
    }

    @Test
    void whereTasksAreLeftOutATraceSaysSo() {
        Throwable thrown = catchThrowable(() -> run(inTasks(30)));

        assertThat(thrown.getStackTrace())
                .filteredOn(frame -> frame.toString().endsWith("weft.Coroutine.await(more tasks)"))
                .hasSize(1);
        assertThat(thrown.getStackTrace()[thrown.getStackTrace().length - 1].getMethodName())
                .as("who called the loop comes last")
                .isNotEqualTo("await");
        assertThat(frames(catchThrowable(() -> run(inTasks(10))), "await")).isZero();
    }

    @Async
    private static Coroutine<Void> inTasks(int tasks) {
        if (tasks == 0) await(throwsLater(new IllegalStateException("inside")));
        await(createTask(inTasks(tasks - 1)));
        return done();
    }

    @Async
    private static Coroutine<Void> manyTasks(RuntimeException shared) {
        for (int i = 0; i < 1000; i++) {
            try {
                await(createTask(awaitsTask(shared)));
            } catch (IllegalStateException expected) {
                assertThat(expected).isSameAs(shared);
            }
        }
        return done();
    }

    @Async
    private static Coroutine<Void> awaitsTask(RuntimeException shared) {
        await(createTask(throwsLater(shared)));
        return done();
    }

    @Async
    private static Coroutine<Void> throwsLater(RuntimeException exception) {
        await(yieldNow());
        throw exception;
    }

    @Test
    void anExceptionWhoseMethodsThrowComesOutAsItIs() {
        Hostile hostile = new Hostile();

        assertThat(catchThrowable(() -> run(throwsLater(hostile)))).isSameAs(hostile);
        assertThat(catchThrowable(() -> run(awaitsTask(hostile)))).isSameAs(hostile);
    }

    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aStackOverflowComesOutAsItIs() {
        assertThat(catchThrowable(() -> run(overflows()))).isInstanceOf(StackOverflowError.class);
    }

    @Async
    private static Coroutine<Integer> overflows() {
        await(yieldNow());
        return value(await(overflowsInside()));
    }

    @Async
    private static Coroutine<Integer> overflowsInside() {
        return value(forever(1));
    }

    private static int forever(int n) {
        return 1 + forever(n + 1);
    }

    /** In debug mode. */
    @Test
    void whereATaskWasMadeIsToldInFramesOfUsers() {
        List<ExceptionContext> reported = new ArrayList<>();
        EventLoop loop = EventLoop.create();
        loop.setDebug(true);
        loop.setExceptionHandler((where, context) -> reported.add(context));
        loop.runUntilComplete(leavesOne());
        loop.close();

        assertThat(reported.get(0).sourceTraceback())
                .extracting(StackTraceElement::getMethodName)
                .startsWith("leaves", "leavesOne", "whereATaskWasMadeIsToldInFramesOfUsers");
    }

    @Async
    private static Coroutine<Void> leavesOne() {
        await(yieldNow());
        return leaves();
    }

    @Async
    private static Coroutine<Void> leaves() {
        createTask(throwsLater(new IllegalStateException("left")));
        await(yieldNow());
        return done();
    }
}
