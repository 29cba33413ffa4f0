package weft;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Consumer;

/** A function that was given to {@link Future#addDoneCallback}; it is itself what the ready queue runs. */
final class Callback<T> extends Waiter {
    final Consumer<? super Future<T>> function;
    private final Context context;
    private final Future<T> future;

    /** Where it was registered. */
    private final EventLoop loop;

    /** What came first: its wake-up, or that it was taken back. */
    private volatile int fate;

    private static final int QUEUED = 1;
    private static final int TAKEN_BACK = 2;
    private static final AtomicIntegerFieldUpdater<Callback<?>> FATE = fateUpdater();

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
    private static AtomicIntegerFieldUpdater<Callback<?>> fateUpdater() {
        return (AtomicIntegerFieldUpdater) AtomicIntegerFieldUpdater.newUpdater(Callback.class, "fate");
    }

    Callback(Future<T> future, Consumer<? super Future<T>> function, Context context, EventLoop loop) {
        this.future = future;
        this.function = function;
        this.context = context;
        this.loop = loop;
    }

    @Override
    public String toString() {
        return "<Callback " + UserText.of(function) + ">";
    }

    @Override
    void wake(Future<?> done, Inbox.Node message) {
        if (FATE.compareAndSet(this, 0, QUEUED) || fate == QUEUED) loop.schedule(this, message);
    }

    /** Takes a waiter back if it is a callback of a function, and was not woken yet. */
    static boolean takeBack(Object waiter, Consumer<?> function) {
        boolean matches = waiter instanceof Callback<?> callback && callback.function == function;
        return matches && FATE.compareAndSet((Callback<?>) waiter, 0, TAKEN_BACK);
    }

    static boolean isTakenBack(Object waiter) {
        return waiter instanceof Callback<?> callback && callback.fate == TAKEN_BACK;
    }

    @Override
    Context context() {
        return context;
    }

    /** A user's callback belongs to a loop, and goes with it. */
    @Override
    void abandoned() {
        if (function instanceof Dependent<?> own && own.inAnyCase) runReady();
    }

    @Override
    void runReady() {
        try {
            function.accept(future);
        } catch (Throwable exception) {
            loop.callExceptionHandler(
                    new ExceptionContext("Exception in done callback " + UserText.of(function), exception, future));
        }
    }
}
