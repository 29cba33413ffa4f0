package weft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A done callback of this library's own, which knows for whom it waits: asyncio's {@code _asyncio_awaited_by}. A task
 * that awaits needs none.
 *
 * @param <F> what it is registered with
 */
final class Dependent<F extends Future<?>> implements Consumer<F> {
    private final Consumer<? super F> action;
    private final Supplier<List<Future<?>>> waiters;

    /** Whether it is called, on any thread, also if its loop was closed before its turn. */
    final boolean inAnyCase;

    /**
     * Makes a callback.
     *
     * @param action what it does
     * @param waiters who waits, asked when somebody looks
     */
    Dependent(Consumer<? super F> action, Supplier<List<Future<?>>> waiters) {
        this(action, waiters, false);
    }

    private Dependent(Consumer<? super F> action, Supplier<List<Future<?>>> waiters, boolean inAnyCase) {
        this.action = action;
        this.waiters = waiters;
        this.inAnyCase = inAnyCase;
    }

    /** Of a future that has to end when another one does. What it does is right on any thread. */
    static <F extends Future<?>> Dependent<F> inAnyCase(Consumer<? super F> action, List<Future<?>> waiters) {
        return new Dependent<>(action, () -> waiters, true);
    }

    @Override
    public void accept(F done) {
        action.accept(done);
    }

    /** Returns who awaits a future: tasks, and futures that come of it. On its loop's thread. */
    static List<Future<?>> on(Future<?> future) {
        List<Future<?>> found = new ArrayList<>();
        if (future == null) return found;
        for (Object waiter : future.registered()) add(waiter, found);
        return found;
    }

    /** Adds who is behind something that is registered with a future. */
    static void add(Object waiter, List<Future<?>> found) {
        if (waiter instanceof Task<?> task) found.add(task);
        else if (waiter instanceof Gather.Child<?> child) found.add(child.gather);
        else if (waiter instanceof Callback<?> callback && callback.function instanceof Dependent<?> dependent)
            found.addAll(dependent.waiters.get());
        else if (waiter instanceof FutureStage.Link stage) stage.addAwaiters(found);
    }

    @Override
    public String toString() {
        return UserText.of(action);
    }
}
