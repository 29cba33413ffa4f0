package weft;

/** What a task does when its coroutine has suspended: it registers with what that awaits. */
final class TaskSuspension {
    private TaskSuspension() {}

    static void suspended(Task<?> task, Coroutine<?> innermost) {
        if (task.current != innermost) task.current = innermost;
        task.since = task.loop.scheduler.tick;
        Object target = innermost.awaited;
        if (target == null) {
            task.loop.schedule(task);
        } else if (target instanceof Future<?> future) {
            await(task, future);
        } else {
            awaitStage(task, innermost, target);
        }
    }

    private static void awaitStage(Task<?> task, Coroutine<?> innermost, Object target) {
        Future<?> stage;
        try {
            stage = WrappedStage.of(task.loop, target);
        } catch (Throwable noRoom) {
            fail(task, noRoom);
            return;
        }
        innermost.awaited = stage;
        await(task, stage);
    }

    private static void await(Task<?> task, Future<?> future) {
        if (future == task) {
            fail(
                    task,
                    new IllegalStateException("Task cannot await on itself: " + task + "; await it in another task"));
        } else {
            register(task, future);
        }
    }

    /** A waiter is registered or it is not: what throws leaves it out. */
    private static void register(Task<?> task, Future<?> future) {
        try {
            future.addWaiter(task);
        } catch (Throwable noRoom) {
            fail(task, noRoom);
            return;
        }
        if (task.mustCancel()) cancelAwaited(task, future);
    }

    private static void cancelAwaited(Task<?> task, Future<?> future) {
        task.details.mustCancel = false;
        try {
            if (CancelDelivery.forward(task, future, task.details.cancelMessage)) return;
        } catch (Throwable noRoom) {
            task.details.mustCancel = true;
            detach(task);
            return;
        }
        task.details.mustCancel = true;
    }

    /** The await throws this. */
    private static void fail(Task<?> task, Throwable exception) {
        task.current.awaited = new Failure(exception);
        task.loop.schedule(task);
    }

    /**
     * Stops waiting for what may never be done; the next step throws the cancel. One that is woken is queued already.
     */
    static void detach(Task<?> task) {
        if (!task.waitingOn().removeWaiter(task)) return;
        task.current.awaited = null;
        task.loop.schedule(task);
    }

    /** An error of the bookkeeping around the coroutine ends the task. */
    static void broken(Task<?> task, Throwable exception) {
        Failure failure = new Failure(exception);
        if (task.current != null) {
            task.ended(failure);
        } else if (!task.tryFail(failure)) {
            task.loop.callExceptionHandler(new ExceptionContext("Exception behind the end of a task", exception, task));
        }
    }
}
