package weft;

import java.util.HashSet;
import java.util.Set;

/** How a request to cancel reaches the place where a task awaits. */
final class CancelDelivery {
    private CancelDelivery() {}

    /** From a task to the one that it awaits, and so on: in a loop, since such chains may be long. */
    static void deliver(Task<?> first, String message) {
        deliver(first, message, null);
    }

    /**
     * {@link #deliver(Task, String)} of a request that may come from another loop.
     *
     * @param passed the tasks at which it came into a loop; null if it was in no other yet
     */
    private static void deliver(Task<?> first, String message, Set<Task<?>> passed) {
        if (first.isBeingCancelled()) {
            throwHere(first, message);
            return;
        }
        Task<?> last = first;
        last.details().cancelGoesTo = last;
        Task<?> next = awaitedTask(last);
        while (next != null && !next.isBeingCancelled()) {
            next.addCancelRequest();
            last.details().cancelGoesTo = next;
            next.details().cancelGoesTo = next;
            last = next;
            next = awaitedTask(last);
        }
        try {
            if (next == null) deliverAt(first, last, message, passed);
            else throwHere(next, message);
        } finally {
            unmark(first);
        }
    }

    /** The pending task of the same loop that a task awaits, or null. */
    private static Task<?> awaitedTask(Task<?> task) {
        return task.waitingOn() instanceof Task<?> next && next.loop == task.loop && !next.isDone() ? next : null;
    }

    private static void unmark(Task<?> first) {
        Task<?> marked = first;
        Task<?> next = first.details().cancelGoesTo;
        while (next != marked) {
            marked.details().cancelGoesTo = null;
            marked = next;
            next = marked.details().cancelGoesTo;
        }
        marked.details().cancelGoesTo = null;
    }

    /** A request that has come round a cycle of awaits: nothing else would ever end it. asyncio recurses there. */
    private static void throwHere(Task<?> task, String message) {
        if (task.waitingOn() == null) return;
        task.mustCancel(message);
        TaskSuspension.detach(task);
    }

    private static void deliverAt(Task<?> first, Task<?> task, String message, Set<Task<?>> passed) {
        Future<?> awaited = task.waitingOn();
        if (awaited != null && awaited.isAbandoned()) throwHere(task, message);
        else if (awaited == null || !forward(first, task, awaited, message, passed)) task.mustCancel(message);
    }

    /**
     * Cancels what a task awaits.
     *
     * @return false if that is done already, so that the task itself has to throw. A future of another loop is
     *     cancelled there; if it then turns out to be done, or its loop closed, the request comes back. One whose loop
     *     does not run now is cancelled when it does, and not waited for
     */
    static boolean forward(Task<?> task, Future<?> awaited, String message) {
        return forward(task, task, awaited, message, null);
    }

    private static boolean forward(
            Task<?> first, Task<?> task, Future<?> awaited, String message, Set<Task<?>> before) {
        if (awaited.canBeCancelledHere() || awaited.loop == task.loop) return awaited.cancel(message);
        if (awaited.isDone()) return false;
        if (awaited.loop.thread() == null) {
            // It may never run again: this one does not wait for that.
            awaited.loop.post(() -> awaited.cancel(message));
            throwHere(task, message);
            return true;
        }
        // One thread after the other has it, as the request goes from inbox to inbox.
        Set<Task<?>> passed = before == null ? new HashSet<>() : before;
        passed.add(first);
        Runnable comeBack = () -> task.loop.post(() -> deliverAgain(task, message));
        awaited.loop.post(
                () -> {
                    if (!arrive(awaited, message, passed)) comeBack.run();
                },
                comeBack);
        return true;
    }

    /** In the loop of the awaited future. A request that has been there goes round a cycle: rule C8. */
    private static boolean arrive(Future<?> awaited, String message, Set<Task<?>> passed) {
        if (!(awaited instanceof Task<?> task) || task.isDone()) return awaited.cancel(message);
        if (passed.contains(task)) {
            throwHere(task, message);
        } else {
            task.addCancelRequest();
            deliver(task, message, passed);
        }
        return true;
    }

    private static void deliverAgain(Task<?> task, String message) {
        if (!task.isDone()) deliver(task, message);
    }
}
