package weft;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Futures in the order in which they end:
 *
 * <pre>{@code
 * AsCompleted<Page> pages = asCompleted(tasks);
 * while (pages.hasNext()) {
 *     Future<Page> first = await(pages.next());
 *     show(first.result());
 * }
 * }</pre>
 *
 * <p>{@link Asyncio#asCompleted} makes one; its methods belong to the loop's thread. This is what asyncio's
 * {@code as_completed} returns, as {@code async for} uses it since Python 3.13.
 *
 * @param <T> the type of the results
 */
public final class AsCompleted<T> {
    private final EventLoop loop = ThreadState.current().requireLoop("asCompleted");
    private final Set<Future<T>> todo = new LinkedHashSet<>();
    private final Deque<Future<T>> done = new ArrayDeque<>();
    private final Deque<Future<Void>> waiting = new ArrayDeque<>();
    private final Consumer<Future<T>> onCompletion = new Dependent<>(this::completed, this::waiters);
    /** To be taken back when the time is up. */
    private final List<Callback<T>> callbacks = new ArrayList<>();

    private TimerHandle timer;
    private boolean expired;
    private int left;

    AsCompleted(Collection<? extends Awaitable<T>> awaitables, Duration limit) {
        Set<Awaitable<T>> known = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Awaitable<T> awaitable : Elements.copyOf(awaitables, "asCompleted")) {
            if (known.add(awaitable)) todo.add(Asyncio.ensureFuture(awaitable));
        }
        for (Future<T> future : todo) callbacks.add(future.addCallback(onCompletion));
        if (!todo.isEmpty() && limit != null) timer = loop.callLater(limit, this::expire);
        left = todo.size();
    }

    /** Tells whether {@link #next} was called less often than there are futures. */
    public boolean hasNext() {
        return left > 0;
    }

    /**
     * Waits for the next one.
     *
     * @return a coroutine of a future that is done, whichever way it ended: one that was given, or the task of a
     *     coroutine that was given. It throws {@link TimeoutError} when the time is up
     * @throws NoSuchElementException if there are no more
     */
    public Coroutine<Future<T>> next() {
        loop.checkThread("AsCompleted.next");
        if (left == 0) throw new NoSuchElementException("all futures were given out; ask hasNext() before next()");
        left--;
        return new Next();
    }

    private List<Future<?>> waiters() {
        List<Future<?>> tasks = new ArrayList<>();
        for (Future<Void> next : waiting) tasks.addAll(Dependent.on(next));
        return tasks;
    }

    private void expire() {
        expired = true;
        for (Callback<T> callback : callbacks) callback.takeBack();
        callbacks.clear();
        int missing = todo.size();
        todo.clear();
        for (int i = 0; i < missing; i++) wakeOne();
    }

    private void completed(Future<T> future) {
        if (expired) return;
        todo.remove(future);
        done.add(future);
        wakeOne();
        if (todo.isEmpty() && timer != null) timer.cancel();
    }

    private void wakeOne() {
        while (!waiting.isEmpty()) {
            Future<Void> next = waiting.remove();
            if (next.isDone()) continue;
            next.setResult(null);
            return;
        }
    }

    /** {@code Queue.get}: one that was woken may find that another was faster, and waits again. */
    private final class Next extends Coroutine<Future<T>> {
        private Future<Void> wakeUp;

        @Override
        protected Object step() {
            if (wakeUp != null) takeWakeUp();
            if (!done.isEmpty()) return done.remove();
            if (expired) throw new TimeoutError("not all futures were done in time", null);
            wakeUp = loop.createFuture();
            waiting.add(wakeUp);
            return wakeUp.onAwait(this);
        }

        private void takeWakeUp() {
            try {
                resumption();
            } catch (Throwable thrown) {
                waiting.remove(wakeUp);
                // Woken and cancelled at once: the next one takes what this one leaves.
                if (!wakeUp.isCancelled() && (expired || !done.isEmpty())) wakeOne();
                throw thrown;
            }
        }

        @Override
        protected String name() {
            return "AsCompleted.next";
        }
    }
}
