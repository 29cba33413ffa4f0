package weft;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.BiConsumer;

/** Where a loop reports what no coroutine can catch. */
final class ErrorReporter {
    private final EventLoop loop;
    private volatile BiConsumer<? super EventLoop, ? super ExceptionContext> handler;

    ErrorReporter(EventLoop loop) {
        this.loop = loop;
    }

    void setHandler(BiConsumer<? super EventLoop, ? super ExceptionContext> handler) {
        this.handler = handler;
    }

    BiConsumer<? super EventLoop, ? super ExceptionContext> handler() {
        return handler;
    }

    /**
     * Rule L7: a handler that fails is reported by the default one, and the loop lives. As in asyncio since 3.12, the
     * handler runs in the context of the task or callback that it is told of; on a thread that does not run the loop,
     * in a copy, since a context is used by one thread at a time.
     */
    void report(ExceptionContext reported) {
        ThreadState thread = ThreadState.current();
        ThreadState.Entered outer = thread.enter(thread.task(), contextFor(reported, thread));
        try {
            callHandler(reported.withOrigin());
        } finally {
            thread.leave(outer);
        }
    }

    private Context contextFor(ExceptionContext reported, ThreadState thread) {
        Task<?> task = reported.task();
        if (task == null && reported.handle() == null) return thread.context().copy();
        if (!loop.isOwnThread() && !loop.isClosed()) return new Context(entriesFor(reported));
        Context live = task != null ? task.context() : reported.handle().context();
        return loop.isOwnThread() ? live : live.copy();
    }

    /** The values as they are now, without those of thread-locals: these are on the thread that runs the loop. */
    private static Object[] entriesFor(ExceptionContext reported) {
        Task<?> task = reported.task();
        return task != null
                ? task.contextEntries()
                : reported.handle().context().entries();
    }

    private void callHandler(ExceptionContext context) {
        BiConsumer<? super EventLoop, ? super ExceptionContext> custom = handler;
        try {
            if (custom == null) loop.defaultExceptionHandler(context);
            else custom.accept(loop, context);
        } catch (Throwable failure) {
            Throwable original = context.exception() == null ? new Exception(context.message()) : context.exception();
            // Handlers do rethrow what they were given, and an exception cannot suppress itself.
            if (failure != original) failure.addSuppressed(original);
            logAtLast(failure);
        }
    }

    private static void append(StringBuilder text, String title, List<StackTraceElement> stack) {
        if (stack.isEmpty()) return;
        text.append('\n').append(title).append(':');
        for (StackTraceElement frame : stack) text.append("\n\tat ").append(frame);
    }

    private static void logAtLast(Throwable failure) {
        try {
            log(new ExceptionContext("Unhandled error in exception handler", failure));
        } catch (Throwable loggerFails) {
            // Nobody is left to tell; the loop must live.
        }
    }

    /** Tells a loop, or the log if the loop is gone. */
    static void tell(EventLoop loop, ExceptionContext context) {
        if (loop == null) log(context);
        else loop.tell(context);
    }

    static void warn(String text) {
        System.getLogger("weft").log(Level.WARNING, text);
        if (InterruptHook.isShuttingDown()) printToo(text, null);
    }

    static void log(ExceptionContext context) {
        StringBuilder text = new StringBuilder(context.message());
        if (context.future() != null && context.future() != context.task())
            text.append("\nfuture: ").append(context.future());
        if (context.task() != null) text.append("\ntask: ").append(context.task());
        if (context.handle() != null) text.append("\nhandle: ").append(context.handle());
        append(text, "created at", context.sourceTraceback());
        append(text, "blocked at", context.blockedStack());
        Throwable exception = UserException.printable(context.exception());
        // Not kept: the first logger takes the JVM longer than all else that a loop needs to start.
        System.getLogger("weft").log(Level.ERROR, text.toString(), exception);
        if (InterruptHook.isShuttingDown()) printToo(text.toString(), exception);
    }

    /** While the JVM shuts down the logger may have gone before: java.util.logging's has a shutdown hook, too. */
    private static void printToo(String text, Throwable exception) {
        if (!OptionalModule.LOGGING.isPresent()) return;
        System.err.println(text);
        if (exception != null) exception.printStackTrace();
    }
}
