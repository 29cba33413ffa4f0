package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import weft.weaver.harness.Sources;

/** Neither the depth of a chain nor the number of suspensions grows the stack or the heap. */
class DepthTest {
    private static final int DEEP = 100_000;
    private static final int MANY = 1_000_000;
    private static final long SMALL_STACK = 512 * 1024;
    private static final long A_FEW_MEGABYTES = 6 << 20;
    private static final String SOURCE = """
class Main {
    @Async static Coroutine<Long> chain(int n, CompletableFuture<Long> bottom) {
        if (n == 0) return value(await(bottom));
        long below = await(chain(n - 1, bottom));
        return value(below + 1);
    }
    @Async static Coroutine<Long> finallyChain(int n, CompletableFuture<Long> bottom, long[] count) {
        try {
            return n == 0 ? value(await(bottom)) : finallyChain(n - 1, bottom, count);
        } finally {
            count[0]++;
        }
    }
    @Async static Coroutine<Long> tail(int n, CompletableFuture<Long> bottom) {
        return n == 0 ? value(await(bottom)) : tail(n - 1, bottom);
    }
    @Async static CompletableFuture<Long> withoutLoop(int n, CompletableFuture<Long> bottom) {
        return completedFuture(await(chain(n, bottom)));
    }
    static long readyInLoop(int n) {
        return run(chain(n, completedFuture(7L)));
    }
    static long tailInLoop(int n) {
        return run(tail(n, later()));
    }
    static long suspendedInLoop(int n) {
        return run(laterInLoop(n));
    }
    @Async static Coroutine<Long> laterInLoop(int n) {
        CompletableFuture<Long> bottom = later();
        weft.EventLoop.running().callSoon(() -> bottom.complete(7L));
        return value(await(chain(n, bottom)));
    }
    static CompletableFuture<Long> later() {
        CompletableFuture<Long> bottom = new CompletableFuture<>();
        weft.EventLoop loop = weft.EventLoop.runningOrNull();
        if (loop == null) bottom.complete(7L);
        return bottom;
    }
    static long failing(int n, Exception failure) throws Exception {
        long[] count = {0};
        try {
            run(finallyChain(n, CompletableFuture.failedFuture(failure), count));
        } catch (Exception e) {
            if (e != failure) throw e;
        }
        return count[0];
    }
    static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
    @Async static Coroutine<Long> suspensions(int n) {
        await(sleep(java.time.Duration.ZERO));
        long before = used();
        long sum = 0;
        for (int i = 0; i < n; i++) {
            await(sleep(java.time.Duration.ZERO));
            sum++;
        }
        return value(sum == n ? used() - before : Long.MAX_VALUE);
    }
    @Async static Coroutine<Long> one(long x) {
        return value(x);
    }
    @Async static Coroutine<Long> ready(int n) {
        long before = used();
        long sum = 0;
        for (int i = 0; i < n; i++) sum += await(one(1L));
        return value(sum == n ? used() - before : Long.MAX_VALUE);
    }
    @Async static CompletableFuture<Long> readyWithoutLoop(int n) {
        return completedFuture(await(ready(n)));
    }
    @Async static CompletableFuture<Long> stages(int n, CompletableFuture<?>[] next) {
        long before = used();
        for (int i = 0; i < n; i++) {
            CompletableFuture<Integer> pending = new CompletableFuture<>();
            next[0] = pending;
            await(pending);
        }
        return completedFuture(used() - before);
    }
    static long drain(int n) throws Exception {
        CompletableFuture<?>[] next = new CompletableFuture<?>[1];
        CompletableFuture<Long> result = stages(n, next);
        while (!result.isDone()) next[0].complete(null);
        return result.get();
    }
    static long suspendedHeap(int n) {
        return run(suspensions(n));
    }
    static long readyHeap(int n) {
        return run(ready(n));
    }
}
""";

    private final Class<?> main;

    DepthTest() throws ReflectiveOperationException {
        main = Sources.load(SOURCE);
    }

    @Test
    @DisplayName("a chain of calls that are all ready")
    void cold() throws Throwable {
        assertThat(onSmallStack("readyInLoop", DEEP)).isEqualTo(7L + DEEP);
    }

    @Test
    @DisplayName("a chain that is resumed from its bottom, in a loop")
    void resumed() throws Throwable {
        assertThat(onSmallStack("suspendedInLoop", DEEP)).isEqualTo(7L + DEEP);
    }

    @Test
    @DisplayName("a chain of tail awaits")
    void tails() throws Throwable {
        assertThat(onSmallStack("tailInLoop", DEEP)).isEqualTo(7L);
    }

    @Test
    @DisplayName("a ready chain without a loop")
    void coldWithoutLoop() throws Throwable {
        CompletableFuture<?> result =
                (CompletableFuture<?>) onSmallStack("withoutLoop", DEEP, CompletableFuture.completedFuture(7L));

        assertThat(result.get()).isEqualTo(7L + DEEP);
    }

    @Test
    @DisplayName("a chain without a loop, resumed by whoever completes what it awaits")
    void resumedWithoutLoop() throws Throwable {
        CompletableFuture<Long> bottom = new CompletableFuture<>();
        CompletableFuture<?> result = (CompletableFuture<?>) onSmallStack("withoutLoop", DEEP, bottom);
        assertThat(result).isNotDone();

        onSmallStack(() -> bottom.complete(7L));

        assertThat(result.get()).isEqualTo(7L + DEEP);
    }

    @Test
    @DisplayName("an exception passes each finally of a deep chain and comes out as it went in")
    void failing() throws Throwable {
        assertThat(onSmallStack("failing", DEEP, new IOException("bottom"))).isEqualTo(DEEP + 1L);
    }

    @Test
    @DisplayName("a million suspensions in one loop keep nothing")
    void suspensions() throws Throwable {
        assertThat((long) onSmallStack("suspendedHeap", MANY)).isLessThan(A_FEW_MEGABYTES);
    }

    @Test
    @DisplayName("a million ready awaits in one loop keep nothing")
    void readyAwaits() throws Throwable {
        assertThat((long) onSmallStack("readyHeap", MANY)).isLessThan(A_FEW_MEGABYTES);
    }

    @Test
    @DisplayName("a million ready awaits without a loop keep nothing")
    void readyAwaitsWithoutLoop() throws Throwable {
        CompletableFuture<?> result = (CompletableFuture<?>) onSmallStack("readyWithoutLoop", MANY);

        assertThat((Long) result.get()).isLessThan(A_FEW_MEGABYTES);
    }

    @Test
    @DisplayName("a million suspensions without a loop keep nothing")
    void suspensionsWithoutLoop() throws Throwable {
        assertThat((long) onSmallStack("drain", MANY)).isLessThan(A_FEW_MEGABYTES);
    }

    @Test
    @DisplayName("the small stack is small: plain recursion overflows it")
    void smallStackIsSmall() {
        assertThatThrownBy(() -> onSmallStack(() -> recurse(DEEP))).hasCauseInstanceOf(StackOverflowError.class);
    }

    private static long recurse(int n) {
        return n == 0 ? 0 : recurse(n - 1) + 1;
    }

    private Object onSmallStack(String method, Object... arguments) throws Throwable {
        return onSmallStack(() -> {
            try {
                return Sources.call(main, method, arguments);
            } catch (Exception | Error failed) {
                throw failed;
            } catch (Throwable failed) {
                throw new AssertionError(failed);
            }
        });
    }

    private static <T> T onSmallStack(java.util.concurrent.Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        new Thread(null, task, "small stack", SMALL_STACK).start();
        return task.get();
    }
}
