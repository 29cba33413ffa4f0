package weft;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Consumer;

/** A function that was given to {@link Future#addDoneCallback}; it is itself what the ready queue runs. */
final class Callback<T> extends Waiter {
    /** Null once this was taken back, as is the context: it may stay linked for some time. */
    Consumer<? super Future<T>> function;

    private Context context;
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
        return waiter instanceof Callback<?> callback && callback.function == function && callback.claimBack();
    }

    private boolean claimBack() {
        if (!FATE.compareAndSet(this, 0, TAKEN_BACK)) return false;
        function = null;
        context = null;
        return true;
    }

    /** Takes this back if it was not woken yet, on any thread; without a search for it. */
    void takeBack() {
        if (claimBack()) future.unlinkTakenBack(1);
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
        loop.scheduler.begun = true;
        try {
            function.accept(future);
        } catch (Throwable exception) {
            loop.callExceptionHandler(
                    new ExceptionContext("Exception in done callback " + UserText.of(function), exception, future));
        }
    }
}
