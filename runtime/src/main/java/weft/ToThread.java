package weft;

import java.util.concurrent.Callable;

/** {@code asyncio.to_thread}: lazy; the callable sees a copy of the context that the first step runs in. */
final class ToThread<T> extends Coroutine<T> {
    private final Callable<? extends T> function;
    private boolean started;

    ToThread(Callable<? extends T> function) {
        this.function = function;
    }

    @Override
    protected Object step() {
        if (started) return resumption();
        started = true;
        EventLoop loop = ThreadState.current().requireLoop("toThread");
        Context context = Context.copyContext();
        Future<T> result = loop.runInExecutor(null, () -> context.run(function));
        return result.onAwait(this);
    }

    @Override
    protected String name() {
        return "toThread";
    }
}
