package weft;

import java.util.Objects;

/** A callback that was given to {@link EventLoop#callSoon}; asyncio's {@code Handle}. */
public class Handle extends Ready {
    final EventLoop loop;
    private final Context context;

    /** Null once cancelled, so that a cancelled handle that is still queued keeps nothing alive. */
    private Runnable callback;

    Handle(EventLoop loop, Runnable callback, Context context) {
        this.loop = loop;
        this.callback = Objects.requireNonNull(callback, "callback");
        this.context = Objects.requireNonNull(context, "context");
        if (Origin.on) Origin.note(this, loop);
    }

    /** Makes the callback not run; without effect if it ran. Called on the loop's thread. */
    public void cancel() {
        loop.checkThread("Handle.cancel");
        callback = null;
    }

    /** Tells whether the callback was cancelled. */
    public final boolean isCancelled() {
        return callback == null;
    }

    /** Returns the context that the callback runs in. */
    @Override
    public final Context context() {
        return context;
    }

    @Override
    final void runReady() {
        Runnable action = callback;
        if (action == null) return;
        try {
            action.run();
        } catch (Throwable exception) {
            loop.callExceptionHandler(
                    new ExceptionContext("Exception in callback " + this, exception, null, null, this));
        }
    }

    /** Who waits for what this would have run is told, if it can be. */
    @Override
    void abandoned() {
        if (callback instanceof java.util.concurrent.Future<?> asked) ForeignCalls.cancel(asked, false, null);
    }

    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + " " + (callback == null ? "cancelled" : UserText.of(callback))
                + Origin.text(this) + ">";
    }
}
