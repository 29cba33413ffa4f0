package weft.asyncio.acs;

import static weft.Asyncio.await;
import static weft.Asyncio.done;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.annotations.Async;

/** asyncio's TaskGroup, on Weft's public API. */
final class Group {
    /** Several errors as one. */
    static final class Errors extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Throwable> exceptions;

        Errors(List<Throwable> exceptions) {
            this.exceptions = List.copyOf(exceptions);
        }

        List<Throwable> exceptions() {
            return exceptions;
        }
    }

    private final EventLoop loop = EventLoop.running();
    private final Task<?> parent = Task.current();
    private final Set<Task<?>> tasks = new LinkedHashSet<>();
    private final List<Throwable> errors = new ArrayList<>();
    private boolean exiting;
    private boolean aborting;
    private boolean parentCancelRequested;
    private Future<Void> allDone;

    Task<Object> createTask(Coroutine<Object> coroutine) {
        if (exiting && tasks.isEmpty()) throw new IllegalStateException("the group is finished");
        if (aborting) throw new IllegalStateException("the group is shutting down");
        Task<Object> task = loop.createTask(coroutine);
        tasks.add(task);
        task.addDoneCallback(this::childIsDone);
        return task;
    }

    @Async
    Coroutine<Void> exit(Throwable thrown) {
        exiting = true;
        CancelledError cancel = thrown instanceof CancelledError error ? error : null;
        if (thrown != null && !aborting) abort();
        while (!tasks.isEmpty()) {
            if (allDone == null) allDone = loop.createFuture();
            try {
                await(allDone);
            } catch (CancelledError error) {
                if (!aborting) {
                    cancel = error;
                    abort();
                }
            }
            allDone = null;
        }
        if (parentCancelRequested && parent.uncancel() == 0) cancel = null;
        if (cancel != null && errors.isEmpty()) throw cancel;
        if (thrown != null && !(thrown instanceof CancelledError)) errors.add(thrown);
        if (errors.isEmpty()) return done();
        if (parent.cancelling() > 0) {
            parent.uncancel();
            parent.cancel();
        }
        throw new Errors(errors);
    }

    private void abort() {
        aborting = true;
        for (Task<?> task : tasks) {
            if (!task.isDone()) task.cancel();
        }
    }

    private void childIsDone(Future<?> task) {
        tasks.remove(task);
        if (allDone != null && tasks.isEmpty() && !allDone.isDone()) allDone.setResult(null);
        if (task.isCancelled() || task.exception() == null) return;
        errors.add(task.exception());
        if (parent.isDone() || aborting || parentCancelRequested) return;
        abort();
        parentCancelRequested = true;
        parent.cancel();
    }
}
