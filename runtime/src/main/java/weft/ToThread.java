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
        Future<T> result = loop.runInExecutor(null, new InContext<>(Context.copyContext(), function));
        return result.onAwait(this);
    }

    record InContext<T>(Context context, Callable<? extends T> function) implements Callable<T> {
        @Override
        public T call() throws Exception {
            return context.run(function);
        }
    }

    @Override
    protected String name() {
        return "toThread";
    }
}
