package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.util.function.Supplier;

/** Counts the iterations of the loop that a program takes. */
abstract class HopsTestCase extends VirtualTimeTest {
    private int iterations;
    private int ended = -1;

    final void assertHops(int expected, Supplier<? extends Awaitable<?>> program) {
        run(() -> {
            loop.callSoon(this::count);
            return async(() -> awaiting(program.get())).lastly((Runnable) () -> ended = iterations);
        });
        assertThat(ended).isEqualTo(expected);
    }

    private void count() {
        iterations++;
        if (ended < 0) loop.callSoon(this::count);
    }

    static Coroutine<Integer> one() {
        return awaiting(yieldNow()).then((Void v) -> value(1));
    }

    static Coroutine<Integer> boom() {
        return async(() -> {
            throw new IllegalArgumentException();
        });
    }

    static Coroutine<?> cancelled(Task<?> task) {
        task.cancel();
        return ignoring(task);
    }

    static <T> Coroutine<T> ignoring(Awaitable<T> awaitable) {
        return awaiting(awaitable).caught(Throwable.class, e -> value(null));
    }
}
