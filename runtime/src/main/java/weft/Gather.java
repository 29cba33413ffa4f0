package weft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The future that {@code asyncio.gather} returns: rules G1 to G13. It is never cancelled itself: a cancel goes to the
 * children, and comes back as the exception of this future.
 *
 * @param <T> the type of the children's results
 * @param <R> what stands in the list for one child
 */
final class Gather<T, R> extends Future<List<R>> {
    private final List<Future<T>> children;
    private final Function<Future<T>, R> element;
    private final boolean settled;
    private int unfinished;
    private boolean cancelRequested;

    private Gather(EventLoop loop, List<Future<T>> children, Function<Future<T>, R> element, boolean settled) {
        super(loop);
        this.children = children;
        this.element = element;
        this.settled = settled;
    }

    /** Fails with the first child that does. */
    static <T> Future<List<T>> values(Collection<? extends Awaitable<? extends T>> awaitables) {
        return gather(awaitables, Future::result, false);
    }

    /** Never fails because a child does. */
    static <T> Future<List<Outcome<T>>> outcomes(Collection<? extends Awaitable<? extends T>> awaitables) {
        return gather(awaitables, Gather::outcome, true);
    }

    private static <T, R> Future<List<R>> gather(
            Collection<? extends Awaitable<? extends T>> given, Function<Future<T>, R> element, boolean settled) {
        if (given.isEmpty()) {
            Future<List<R>> empty = ThreadState.current().requireLoop("gather").createFuture();
            empty.setResult(List.of());
            return empty;
        }
        List<Awaitable<? extends T>> awaitables = Elements.copyOf(given, "gather");
        EventLoop loop = EventLoop.runningOrNull();
        List<Future<T>> children = new ArrayList<>(awaitables.size());
        List<Future<T>> distinct = new ArrayList<>(awaitables.size());
        Map<Awaitable<? extends T>, Future<T>> known = null;
        for (Awaitable<? extends T> awaitable : awaitables) {
            // A hash code takes as long as a task: most are coroutines, and those can tell whether they were here.
            boolean isNew = awaitable instanceof Coroutine<?> coroutine && coroutine.setGathered();
            if (known == null && !isNew) known = byIdentity(awaitables, children);
            Future<T> child = isNew ? null : known.get(awaitable);
            if (child == null) {
                child = child(awaitable, loop);
                if (loop == null) loop = child.loop();
                if (known != null) known.put(awaitable, child);
                distinct.add(child);
            }
            children.add(child);
        }
        for (Object awaitable : awaitables) if (awaitable instanceof Coroutine<?> coroutine) coroutine.clearGathered();
        Gather<T, R> gather = new Gather<>(loop, children, element, settled);
        gather.watch(distinct);
        return gather;
    }

    /** Not equals(): each object that was given twice is one child, rule G3. */
    private static <T> Map<Awaitable<? extends T>, Future<T>> byIdentity(
            List<Awaitable<? extends T>> awaitables, List<Future<T>> children) {
        Map<Awaitable<? extends T>, Future<T>> known = new IdentityHashMap<>(awaitables.size());
        for (int i = 0; i < children.size(); i++) known.put(awaitables.get(i), children.get(i));
        return known;
    }

    @SuppressWarnings("unchecked") // a future is only read here
    private static <T> Future<T> child(Awaitable<? extends T> awaitable, EventLoop loop) {
        Future<T> child = (Future<T>) Asyncio.ensureFuture(awaitable);
        if (loop != null && child.loop() != null && child.loop() != loop) {
            throw new IllegalArgumentException("gather of a future that belongs to another event loop: " + child
                    + "; await it in a coroutine, and gather that");
        }
        return child;
    }

    /**
     * The callbacks of the pending children first, then what the done ones come to, which may end this at once: G12.
     */
    private void watch(List<Future<T>> distinct) {
        unfinished = distinct.size();
        List<Future<T>> done = new ArrayList<>();
        for (Future<T> child : distinct) {
            if (child.isDone()) done.add(child);
            else child.addWaiter(new Child<>(this, child));
        }
        for (Future<T> child : done) {
            unfinished--;
            childEnded(child);
        }
    }

    /** A done callback that cannot be taken back and calls nothing of the user's, so that it needs no context. */
    static final class Child<T> extends Waiter {
        final Gather<T, ?> gather;
        private final Future<T> child;

        Child(Gather<T, ?> gather, Future<T> child) {
            this.gather = gather;
            this.child = child;
        }

        @Override
        void wake(Future<?> done, Inbox.Node message) {
            gather.loop.schedule(this, message);
        }

        @Override
        void runReady() {
            gather.loop.scheduler.begun = true;
            gather.unfinished--;
            gather.childEnded(child);
        }

        /** On any thread, at the same time as others of this gather, since no thread runs the loop any more. */
        @Override
        void abandoned() {
            synchronized (this.gather) {
                gather.unfinished--;
            }
            gather.childEnded(child);
        }
    }

    private void childEnded(Future<T> child) {
        try {
            take(child);
        } catch (Throwable noRoom) {
            // Nobody else would end this.
            fail(noRoom);
        }
    }

    private void fail(Throwable exception) {
        tryFail(new Failure(exception));
    }

    private void take(Future<T> child) {
        if (isDone()) {
            if (!child.isCancelled()) child.exception(); // marks it as retrieved: G5
        } else if (!settled && child.isCancelled()) {
            fail(child.makeCancelledError());
        } else if (!settled && child.exception() != null) {
            fail(child.exception());
        } else if (unfinished == 0) {
            finish();
        }
    }

    private void finish() {
        List<R> results = new ArrayList<>(children.size());
        for (Future<T> child : children) results.add(element.apply(child));
        // Whatever became of the children, and with the last argument's message: G9, as CPython does it.
        if (cancelRequested) fail(children.get(children.size() - 1).makeCancelledError());
        else trySucceed(Collections.unmodifiableList(results));
    }

    private static <T> Outcome<T> outcome(Future<T> child) {
        if (child.isCancelled()) return Outcome.failed(CancelledError.delivered(child.cancelMessage()));
        Throwable exception = child.exception();
        return exception == null ? Outcome.of(child.result()) : Outcome.failed(exception);
    }

    @Override
    public boolean cancel(String message) {
        if (isDone()) return false;
        if (loop.isRunningElsewhere()) return requestCancel(message);
        ForeignCalls calls = ForeignCalls.begin();
        try {
            return new CancelTree(loop, message).cancel(this);
        } finally {
            calls.nested--;
            calls.end();
        }
    }

    /** How many children there are, each as often as it was given. */
    int size() {
        return children.size();
    }

    Future<T> child(int index) {
        return children.get(index);
    }

    /** A child has accepted a cancel that came from this. */
    void childAcceptedCancel() {
        cancelRequested = true;
    }
}
