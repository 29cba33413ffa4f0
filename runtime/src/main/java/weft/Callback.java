package weft;

import java.util.function.Consumer;

/** A function that was given to {@link Future#addDoneCallback}; it is itself what the ready queue runs. */
final class Callback<T> extends Waiter {
    final Consumer<? super Future<T>> function;
    private final Context context;
    private final Future<T> future;

    /** Where it was registered. */
    private final EventLoop loop;

    Callback(Future<T> future, Consumer<? super Future<T>> function, Context context, EventLoop loop) {
        this.future = future;
        this.function = function;
        this.context = context;
        this.loop = loop;
    }

    @Override
    public String toString() {
        return "<Callback " + function + ">";
    }

    @Override
    void wake(Future<?> done) {
        loop.schedule(this);
    }

    @Override
    Context context() {
        return context;
    }

    @Override
    void runReady() {
        try {
            function.accept(future);
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable exception) {
            loop.callExceptionHandler(
                    new ExceptionContext("Exception in done callback " + function, exception, future));
        }
    }
}
