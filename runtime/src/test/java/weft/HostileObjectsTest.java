package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.createTask;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Users' objects whose methods throw, never end or give very much: the loop lives, and messages stay short. */
class HostileObjectsTest extends VirtualTimeTest {
    /** What a text may be. */
    enum Text {
        THROWS,
        FAILS,
        RECURSES,
        IS_NULL,
        IS_LONG;

        String get() {
            return switch (this) {
                case THROWS -> throw new UnsupportedOperationException("no text");
                case FAILS -> throw new AssertionError("no text");
                case RECURSES -> get();
                case IS_NULL -> null;
                case IS_LONG -> "=".repeat(1 << 20);
            };
        }
    }

    private record Row(Text text) {
        @Override
        public String toString() {
            return text.get();
        }

        @Override
        public int hashCode() {
            return text.get().length();
        }

        @Override
        public boolean equals(Object other) {
            throw new UnsupportedOperationException("no equality");
        }
    }

    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Text text;

        private Failed(Text text) {
            this.text = text;
        }

        @Override
        public String getMessage() {
            return text.get();
        }

        @Override
        public Throwable getCause() {
            throw new UnsupportedOperationException(text.get());
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new UnsupportedOperationException(text.get());
        }
    }

    private record Callback(Text text) implements Runnable, Consumer<Object> {
        @Override
        public void run() {
            throw new IllegalStateException("original");
        }

        @Override
        public void accept(Object future) {
            throw new IllegalStateException("original");
        }

        @Override
        public String toString() {
            return text.get();
        }
    }

    private static void assertShort(String text) {
        assertThat(text).hasSizeLessThan(500);
    }

    @ParameterizedTest
    @EnumSource
    void aTextIsShortAndDoesNotThrow(Text text) {
        assertThat(UserText.of(new Row(text))).hasSizeBetween(1, 200);
        assertThat(UserText.of(new Failed(text))).hasSizeBetween(1, 200);
        assertThat(UserText.of(null)).isEqualTo("null");
        assertThat(UserText.of("short")).isEqualTo("short");
        assertThat(UserText.of("=".repeat(196) + "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"))
                .hasSize(199)
                .endsWith("=...");
        // A text that failed leaves nothing behind.
        assertThat(ThreadState.current().writing).isNull();
    }

    @Test
    void aTextThatComesBackToItsObjectIsCut() {
        Future<Object> future = loop.createFuture();
        future.setResult(List.of(future));
        assertThat(future).hasToString("<Future finished result=[<Future finished result=...>]>");
    }

    @Test
    void aTextThatGoesDeeperAndDeeperIsCut() {
        Object inner = "end";
        for (int i = 0; i < 10_000; i++) {
            Future<Object> future = loop.createFuture();
            future.setResult(inner);
            inner = future;
        }
        assertThat(inner.toString())
                .hasSizeLessThan(500)
                .startsWith("<Future finished result=<Future")
                .contains("...");
    }

    @ParameterizedTest
    @EnumSource
    void resultsAndExceptionsInTexts(Text text) {
        Future<Object> future = loop.createFuture();
        future.setResult(new Row(text));
        assertShort(future.toString());
        assertThatThrownBy(() -> future.setResult(1)).satisfies(error -> assertShort(error.getMessage()));
        Task<Object> task = loop.createTask(async(() -> value(new Row(text))));
        loop.runUntilComplete(task);
        assertShort(task.toString());
        Task<Object> failing = loop.createTask(async(() -> {
            throw new Failed(text);
        }));
        assertThatThrownBy(() -> loop.runUntilComplete(failing)).isInstanceOf(Failed.class);
        assertShort(failing.toString());
        assertThat(failing.getStack()).isEmpty();
        assertThat(TaskStack.text(failing, 3)).hasSizeLessThan(1000);
    }

    @ParameterizedTest
    @EnumSource
    void aCallbackThatFailsIsReportedWithItsException(Text text) {
        loop.callSoon(new Callback(text));
        Future<Object> future = loop.createFuture();
        future.addDoneCallback(new Callback(text));
        future.setResult(1);
        run(() -> sleep(ms(5)));
        assertThat(reported).hasSize(2).allSatisfy(context -> {
            assertThat(context.exception()).hasMessage("original");
            assertShort(context.message());
        });
    }

    @ParameterizedTest
    @EnumSource
    void aSlowStepIsReported(Text text) {
        loop.setSlowCallbackDuration(Duration.ofNanos(1));
        run(() -> {
            loop.callSoon(new Callback(text));
            return createTask(async(() -> value(new Row(text))));
        });
        assertThat(reported).isNotEmpty().allSatisfy(context -> assertShort(context.message()));
        assertThat(reported).anySatisfy(context -> assertThat(context.message()).contains("Executing <Handle "));
    }

    @ParameterizedTest
    @EnumSource
    void anExceptionThatCannotBePrintedIsLoggedAllTheSame(Text text) {
        Failed failed = new Failed(text);
        Throwable printable = UserException.printable(failed);
        if (text == Text.IS_NULL || text == Text.IS_LONG) return;
        assertThat(printable)
                .isNotSameAs(failed)
                .hasMessageContaining(Failed.class.getName())
                .hasNoCause();
        assertThat(UserException.printable(new IllegalStateException("x"))).hasMessage("x");
        assertThat(UserException.printable(null)).isNull();
        loop.setExceptionHandler(null);
        loop.callExceptionHandler(new ExceptionContext("a user's exception", failed));
    }

    @ParameterizedTest
    @EnumSource
    void exceptionsPassThroughStagesGroupsAndGathers(Text text) {
        Failed failed = new Failed(text);
        List<Supplier<Awaitable<?>>> ways = List.of(
                () -> Asyncio.gather(async(() -> {
                    throw failed;
                })),
                () -> Asyncio.wrap(java.util.concurrent.CompletableFuture.failedFuture(failed)),
                () -> Asyncio.shield(createTask(async(() -> {
                    throw failed;
                }))),
                () -> Asyncio.withTimeout(
                        Duration.ofHours(1),
                        () -> async(() -> {
                            throw failed;
                        })));
        for (Supplier<Awaitable<?>> way : ways) {
            List<Throwable> caught = new ArrayList<>();
            run(() -> async(() -> anyOf(way.get())).caught(Throwable.class, error -> {
                caught.add(error);
                return value(null);
            }));
            assertThat(caught).hasSize(1);
            assertThat(caught.get(0) == failed).isTrue();
        }
    }

    @SuppressWarnings("unchecked") // it is only awaited
    private static Awaitable<Object> anyOf(Awaitable<?> awaitable) {
        return (Awaitable<Object>) awaitable;
    }

    @Test
    void partsOfAGroupAreFoundWithoutEquals() {
        Failed one = new Failed(Text.THROWS);
        ExceptionGroup inner = new ExceptionGroup("inner", List.of(one, new IllegalStateException()));
        ExceptionGroup group = new ExceptionGroup("outer", List.of(inner));
        ExceptionGroup.Split split = group.split(Failed.class);
        assertThat(split.matching().exceptions()).hasSize(1);
        assertThat(split.matching() == group).isFalse();
        assertThat(group.subgroup(RuntimeException.class) == group).isTrue();
    }
}
