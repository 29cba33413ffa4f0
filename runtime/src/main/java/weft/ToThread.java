package weft;

import java.util.concurrent.Callable;

/** {@code asyncio.to_thread}: lazy; the callable sees a copy of the context that the first step runs in. */
final class ToThread<T> extends Coroutine<T> {
    /** Null once this has started. */
    private Callable<? extends T> function;

    ToThread(Callable<? extends T> function) {
        this.function = function;
    }

    @Override
    protected Object step() {
        if (function == null) return resumption();
        Callable<? extends T> called = function;
        function = null;
        EventLoop loop = ThreadState.current().requireLoop("toThread");
        Future<T> result = loop.runInExecutor(null, new InContext<>(Context.copyContext(), called));
        return result.onAwait(this);
    }

    @Override
    protected void discard() {
        function = null;
    }

    /** The user's function, of one that may have been wrapped here. */
    static Object called(Object function) {
        return function instanceof InContext<?> call ? call.function() : function;
    }

    private record InContext<T>(Context context, Callable<? extends T> function) implements Callable<T> {
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
