package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.currentTask;
import static weft.Asyncio.done;
import static weft.Asyncio.ensureFuture;
import static weft.Asyncio.toThread;
import static weft.Asyncio.value;
import static weft.Asyncio.wrap;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.awaiting;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AsyncioTest extends VirtualTimeTest {
    @Test
    void awaitInCodeThatIsNotWovenNamesItAndTheWaysToWeaveIt() {
        assertThatThrownBy(() -> plainMethod(value(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("await reached in code that was not woven:"
                        + " weft\\.AsyncioTest\\.plainMethod \\(AsyncioTest\\.java:\\d+\\); mark the method @Async,"
                        + " and weave it either when it is loaded \\(java -javaagent:weft-agent\\.jar \\.\\.\\.\\)"
                        + " or when it is built \\(goal weave of dev\\.weft:weft-maven-plugin\\)");
        CompletionStage<Integer> stage = CompletableFuture.completedFuture(1);
        assertThatThrownBy(() -> await(stage)).hasMessageContaining("AsyncioTest.lambda$");
        assertThatThrownBy(() -> await(stage, IOException.class)).hasMessageContaining("AsyncioTest.lambda$");
    }

    /** Defined as a hidden class. */
    public static final class Guest implements Supplier<Object> {
        public Guest() {}

        @Override
        public Object get() {
            return await(value(1));
        }
    }

    @Test
    void awaitInAHiddenClassSaysThatNothingWeavesThat() throws Exception {
        byte[] guest;
        try (InputStream in = Guest.class.getResourceAsStream("AsyncioTest$Guest.class")) {
            guest = in.readAllBytes();
        }
        Class<?> hidden = MethodHandles.lookup().defineHiddenClass(guest, true).lookupClass();
        Object made = hidden.getDeclaredConstructor().newInstance();
        String message = "await reached in code that was not woven: weft\\.AsyncioTest\\$Guest/0x\\p{XDigit}+\\.get"
                + " \\(AsyncioTest\\.java:\\d+\\); its class is a hidden class \\(Lookup\\.defineHiddenClass\\),"
                + " which cannot be woven: .*; define it with a class loader or Lookup\\.defineClass, or move the"
                + " @Async method to a class that is not hidden";

        assertThatThrownBy(((Supplier<?>) made)::get).hasMessageMatching(message);
    }

    /** The JVM has hidden frames of its own there. */
    @Test
    void awaitThatIsCalledInARoundaboutWayNamesTheMethod() throws Throwable {
        Function<Coroutine<Integer>, Integer> reference = Asyncio::await;
        Method method = Asyncio.class.getMethod("await", Awaitable.class);
        MethodHandle handle = MethodHandles.lookup().unreflect(method);
        String here = "not woven: weft.AsyncioTest.lambda$awaitThatIsCalledInARoundaboutWayNamesTheMethod$";

        assertThatThrownBy(() -> reference.apply(value(1))).hasMessageContaining(here);
        assertThatThrownBy(() -> handle.invoke(value(1))).hasMessageContaining(here);
        assertThatThrownBy(() -> method.invoke(null, value(1)))
                .cause()
                .hasMessageContaining(here)
                .hasMessageEndingWith("weft-maven-plugin)");
    }

    private static int plainMethod(Coroutine<Integer> coroutine) {
        return await(coroutine);
    }

    /** Never run: it must compile, with just these types. */
    @SuppressWarnings("unused")
    static <V extends Comparable<V>> void types(
            boolean condition,
            Future<Integer> future,
            Task<? extends Number> task,
            Coroutine<String> coroutine,
            Future<String> text,
            Coroutine<? super Integer> lower,
            CompletableFuture<int[]> stage,
            Awaitable<List<? extends V>> values,
            Future<?> unknown)
            throws IOException {
        int x = await(future);
        long widened = await(future);
        double sum = await(future) + await(future) * 2.0;
        String s = await(condition ? coroutine : text);
        String chained = await(coroutine).trim() + await(text).length();
        Number number = await(task);
        Object object = condition ? await(future) : await(text);
        Object bound = await(lower);
        int first = await(stage)[0];
        V v = await(values).get(0);
        Comparable<?> wider = await(text);
        var inferred = await(text);
        inferred.isEmpty();
        if (await(value(true))) await(unknown);
        List<String> list = await(value(List.of()));
        int checked = await(future, IOException.class);
        int two = await(future, IOException.class, InterruptedIOExceptionOfOurs.class);
        int[] three = await(stage, IOException.class, RuntimeException.class, Error.class);
        List<Object> mixed = await(Asyncio.gather(future, text));
        switch (await(text)) {
            case "a" -> await(done());
            default -> throw await(value(new IllegalStateException()));
        }
    }

    private static final class InterruptedIOExceptionOfOurs extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void valueAndDoneAreCoroutinesThatAreReady() {
        assertThat(run(() -> value("x"))).isEqualTo("x");
        assertThat(run(Asyncio::done)).isNull();
        Coroutine<Integer> used = value(1);
        run(() -> used);
        assertThatThrownBy(() -> run(() -> used))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot reuse already awaited coroutine");
    }

    @Test
    void createTaskNeedsALoopAndTakesAName() {
        assertThatThrownBy(() -> createTask(value(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("createTask")
                .hasMessageContaining("Asyncio.run(...)");
        run(() -> {
            assertThat(createTask(value(1), "fetch").name()).isEqualTo("fetch");
            return done();
        });
    }

    @Test
    void ensureFutureKeepsFuturesAndWrapsTheRest() {
        Awaitable<Integer> own = waiter -> value(5).onAwait(waiter);
        run(() -> {
            Future<Integer> future = loop.createFuture();
            assertThat(ensureFuture(future)).isSameAs(future);
            assertThat(ensureFuture(value(1))).isInstanceOf(Task.class);
            return awaiting(ensureFuture(own)).peek(five -> assertThat(five).isEqualTo(5));
        });
        assertThatThrownBy(() -> ensureFuture(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void currentTaskAndAllTasks() {
        assertThat(currentTask()).isNull();
        run(() -> {
            Task<Integer> other = createTask(value(1));
            assertThat(Asyncio.allTasks()).containsExactly(currentTask(), other);
            return awaiting(other).peek(v -> assertThat(Asyncio.allTasks()).containsExactly((Task<?>) currentTask()));
        });
        assertThatThrownBy(Asyncio::allTasks).hasMessageContaining("allTasks");
    }

    @Test
    void f14_wrapTakesOverHowTheStageEnds() {
        IOException broken = new IOException();
        CompletableFuture<Integer> source = new CompletableFuture<>();
        run(() -> {
            Future<Integer> result = wrap(source.thenApply(x -> x + 1));
            Future<Integer> failed = wrap(CompletableFuture.failedStage(new CompletionException(broken)));
            CompletableFuture<Integer> stopped = new CompletableFuture<>();
            stopped.cancel(false);
            Future<Integer> cancelled = wrap(stopped);
            source.complete(1);
            assertThat(result.isDone()).as("through the ready queue only").isFalse();
            return awaiting(yieldNow()).peek(v -> {
                assertThat(result.result()).isEqualTo(2);
                assertThat(failed.exception()).isSameAs(broken);
                assertThat(cancelled.isCancelled()).isTrue();
                assertThatThrownBy(cancelled::result)
                        .isInstanceOf(CancelledError.class)
                        .hasCauseInstanceOf(CancellationException.class);
            });
        });
    }

    @Test
    void f14_aCancelGoesBackToACompletableFutureOnly() {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletableFuture<Integer> hidden = new CompletableFuture<>();
        run(() -> {
            wrap(source).cancel();
            wrap(hidden.minimalCompletionStage()).cancel();
            return yieldNow();
        });
        assertThat(source).isCancelled();
        assertThat(hidden).isNotDone();
        assertThat(reported).isEmpty();
    }

    @Test
    void f14_aResultFromElsewhereDoesNotCancelTheStage() {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        run(() -> {
            wrap(source).setResult(5);
            return awaiting(yieldNow()).then((Void v) -> {
                assertThat(source).isNotDone();
                source.complete(1);
                return yieldNow();
            });
        });
        assertThat(reported).isEmpty();
    }

    @Test
    void f14_aResultThatComesToAClosedLoopEndsTheFuture() {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        Future<Integer> future = Asyncio.run(TestCoroutines.async(() -> value(wrap(source))));
        assertThat(source.complete(1)).isTrue();
        // asyncio leaves it pending; here other threads and loops may wait for it
        assertThat(future.result()).isEqualTo(1);
    }

    @Test
    void toThreadIsLazyAndCarriesTheContext() {
        ContextVar<String> user = new ContextVar<>("user", "nobody");
        Thread here = Thread.currentThread();
        Coroutine<Void> call = awaiting(toThread(() -> {
                    assertThat(Thread.currentThread()).isNotSameAs(here);
                    String seen = user.get();
                    user.set("changed there");
                    return seen;
                }))
                .peek(this::note)
                .then((String v) -> done());
        run(() -> {
            user.set("ann");
            return call;
        });
        assertThat(events).containsExactly("ann");
        assertThat(user.get()).isEqualTo("nobody");
    }

    @Test
    void toThreadThrowsWhatTheFunctionThrows() {
        IOException broken = new IOException();
        assertThatThrownBy(() -> run(() -> toThread(() -> {
                    throw broken;
                })))
                .isSameAs(broken);
    }
}
