package weft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** {@code asyncio.wait}: rules A1 to A6. */
final class Wait<T> extends Coroutine<WaitResult<T>> {
    /** Null once this has started. */
    private Collection<? extends Future<T>> given;

    private final Duration limit;
    private final ReturnWhen returnWhen;
    final Consumer<Future<T>> onCompletion = new Dependent<>(this::completed, this::waiters);
    private Set<Future<T>> futures;
    private final List<Callback<T>> callbacks = new ArrayList<>(1);
    private Future<Void> wakeUp;
    private TimerHandle timer;
    private int unfinished;

    Wait(Collection<? extends Future<T>> given, Duration limit, ReturnWhen returnWhen) {
        this.given = given;
        this.limit = limit;
        this.returnWhen = returnWhen;
    }

    @Override
    protected Object step() {
        return futures == null ? start() : finish();
    }

    private Object start() {
        if (given.isEmpty()) throw new IllegalArgumentException(name() + " of no futures would never return; skip it");
        Set<Future<T>> distinct = new LinkedHashSet<>(Elements.copyOf(given, name()));
        EventLoop loop = ThreadState.current().requireLoop(name());
        futures = distinct;
        given = null;
        unfinished = futures.size();
        wakeUp = loop.createFuture();
        if (limit != null) timer = loop.callLater(limit, this::release);
        for (Future<T> future : futures) callbacks.add(future.addCallback(onCompletion));
        return wakeUp.onAwait(this);
    }

    private List<Future<?>> waiters() {
        return Dependent.on(wakeUp);
    }

    private void completed(Future<T> future) {
        unfinished--;
        if (unfinished <= 0 || triggers(future)) {
            if (timer != null) timer.cancel();
            release();
        }
    }

    private boolean triggers(Future<T> future) {
        return switch (returnWhen) {
            case FIRST_COMPLETED -> true;
            case FIRST_EXCEPTION -> !future.isCancelled() && future.exception() != null;
            case ALL_COMPLETED -> false;
        };
    }

    private void release() {
        if (!wakeUp.isDone()) wakeUp.setResult(null);
    }

    private WaitResult<T> finish() {
        if (timer != null) timer.cancel();
        Set<Future<T>> waitedFor = futures;
        futures = Set.of();
        for (Callback<T> callback : callbacks) callback.takeBack();
        callbacks.clear();
        resumption();
        Set<Future<T>> done = new LinkedHashSet<>();
        Set<Future<T>> pending = new LinkedHashSet<>();
        for (Future<T> future : waitedFor) (future.isDone() ? done : pending).add(future);
        return new WaitResult<>(done, pending);
    }

    @Override
    protected void discard() {
        given = null;
    }

    @Override
    protected String name() {
        return switch (returnWhen) {
            case FIRST_COMPLETED -> "waitAny";
            case FIRST_EXCEPTION -> "waitFirstException";
            case ALL_COMPLETED -> "waitAll";
        };
    }
}
