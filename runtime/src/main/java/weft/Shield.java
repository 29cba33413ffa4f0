package weft;

import java.util.List;
import java.util.function.Consumer;

/** {@code asyncio.shield}: rules H1 to H6; what the inner future fails with unseen is reported as asyncio 3.14 does. */
final class Shield {
    /** One object for all, so that a future under several shields reports once. */
    private static final Consumer<Future<?>> REPORT = Shield::report;

    private Shield() {}

    static <T> Future<T> shield(Awaitable<T> awaitable) {
        Future<T> inner = Asyncio.ensureFuture(awaitable);
        if (inner.isDone()) return inner;
        EventLoop here = EventLoop.runningOrNull();
        Future<T> outer = (here != null ? here : inner.loop()).createFuture();
        Consumer<Future<T>> copy = Dependent.inAnyCase(done -> copy(done, outer), List.of(outer));
        Callback<T> copies = inner.addCallback(copy);
        outer.addDoneCallback(ended -> detach(inner, copies));
        return outer;
    }

    private static <T> void copy(Future<T> inner, Future<T> outer) {
        if (outer.isCancelled()) {
            if (!inner.isCancelled()) inner.exception(); // marks it as retrieved
        } else if (inner.isCancelled()) {
            outer.cancel();
        } else if (inner.exception() != null) {
            // Any thread may cancel the outer one in this moment.
            outer.tryFail(new Failure(inner.exception()));
        } else {
            outer.trySucceed(inner.result());
        }
    }

    private static <T> void detach(Future<T> inner, Callback<T> copies) {
        if (inner.isDone()) return;
        copies.takeBack();
        // At most one, and among the newest.
        inner.removeCallbacks(REPORT, 1);
        // On the loop of the future: the one of this thread may be closed when the future ends.
        inner.addWaiter(new Callback<>(inner, REPORT, Context.copyContext(), inner.loop));
    }

    private static void report(Future<?> inner) {
        if (inner.isCancelled() || inner.exception() == null) return;
        Throwable exception = inner.exception();
        inner.loop()
                .tell(new ExceptionContext(
                        exception.getClass().getSimpleName() + " exception in shielded future", exception, inner));
    }
}
