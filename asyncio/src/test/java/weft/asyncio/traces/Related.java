package weft.asyncio.traces;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** Exceptions with causes, with suppressed ones, with a stack trace of their own, or without one. */
final class Related {
    private static final RuntimeException SHARED = new IllegalStateException("made once");

    private Related() {}

    @Async
    static Coroutine<?> wrapped() {
        return value(await(wraps(true)));
    }

    @Async
    static Coroutine<?> wrappedBeforeAnySuspension() {
        return value(await(wraps(false)));
    }

    @Async
    static Coroutine<?> wrappedTwice() throws IOException {
        try {
            return value(await(wrapped()));
        } catch (UncheckedIOException thrown) {
            throw new IOException("twice", thrown);
        }
    }

    @Async
    private static Coroutine<Integer> wraps(boolean suspends) {
        try {
            return value(await(new Shop(suspends).buy("tea")));
        } catch (IllegalStateException thrown) {
            throw new UncheckedIOException(new IOException("wrapped", thrown));
        }
    }

    @Async
    static Coroutine<?> wrappedInAnotherTask() {
        Task<Integer> task = createTask(wraps(true));
        try {
            return value(await(task));
        } catch (UncheckedIOException thrown) {
            throw new IllegalArgumentException("of a task", thrown);
        }
    }

    @Async
    static Coroutine<?> suppressed() throws Exception {
        try (AutoCloseable failing = Related::close) {
            return value(await(Shop.slow().buy("tea")) + failing.hashCode());
        }
    }

    private static void close() throws IOException {
        throw new IOException("close");
    }

    @Async
    static Coroutine<?> suppressedOnTheWay() throws Exception {
        try (AutoCloseable failing = Related::close) {
            return value(await(suppressed()).hashCode() + failing.hashCode());
        }
    }

    @Async
    static Coroutine<?> suppressedAfterAnAwait() {
        try {
            return value(await(Shop.slow().buy("tea")));
        } catch (IllegalStateException thrown) {
            try {
                await(Shop.slow().buy("coffee"));
            } catch (IllegalStateException again) {
                thrown.addSuppressed(again);
            }
            throw thrown;
        }
    }

    @Async
    static Coroutine<?> aCycleOfCauses() {
        IllegalStateException first = new IllegalStateException("first");
        await(yieldNow());
        first.initCause(new IllegalStateException("second", first));
        throw first;
    }

    @Async
    static Coroutine<?> caught() {
        try {
            return value(await(createTask(Shop.slow().buy("tea"))));
        } catch (IllegalStateException thrown) {
            return value(thrown);
        }
    }

    @Async
    static Coroutine<?> caughtInTheMiddle() {
        await(yieldNow());
        return value(await(catches()));
    }

    @Async
    private static Coroutine<Throwable> catches() {
        await(sleep(Duration.ofMillis(1)));
        try {
            return value(new IllegalStateException("not " + await(Shop.slow().buy("tea"))));
        } catch (IllegalStateException thrown) {
            return value(thrown);
        }
    }

    @Async
    static Coroutine<?> madeOnceAndThrownByTwoTasks() {
        try {
            await(createTask(throwsShared()));
        } catch (IllegalStateException first) {
            await(createTask(throwsShared()));
        }
        return value(0);
    }

    @Async
    private static Coroutine<Void> throwsShared() {
        await(yieldNow());
        throw SHARED;
    }

    @Async
    static Coroutine<?> withoutAStackTrace() {
        return value(await(throwsAfterSuspending(new Bare("bare"))));
    }

    private static final class Bare extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Bare(String message) {
            super(message, null, false, false);
        }
    }

    @Async
    static Coroutine<?> withoutFillingItIn() {
        return value(await(throwsAfterSuspending(new Unfilled())));
    }

    private static final class Unfilled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    @Async
    static Coroutine<?> withAStackTraceOfTheUsers() {
        RuntimeException thrown = new IllegalStateException("remote");
        thrown.setStackTrace(new StackTraceElement[] {new StackTraceElement("far.Away", "call", "Away.kt", 7)});
        return value(await(throwsAfterSuspending(thrown)));
    }

    @Async
    private static Coroutine<Void> throwsAfterSuspending(RuntimeException exception) {
        await(yieldNow());
        throw exception;
    }

    /** Who awaits is known only where the exception leaves the step: then for all of its causes. */
    @Async
    static Coroutine<?> wrappedInARecursion() {
        return value(await(down(2)));
    }

    @Async
    private static Coroutine<Integer> down(int levels) {
        if (levels > 0) return value(await(down(levels - 1)));
        await(yieldNow());
        return value(await(wraps(false)));
    }
}
