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
        if (first.isBeingCancelled()) return;
        Task<?> last = first;
        last.setBeingCancelled(true);
        for (Task<?> next = awaitedTask(last); next != null; next = awaitedTask(last)) {
            next.addCancelRequest();
            last = next;
            if (last.isBeingCancelled()) break;
            last.setBeingCancelled(true);
        }
        try {
            if (awaitedTask(last) == null) deliverAt(first, last, message, passed);
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
        while (marked != null && marked.isBeingCancelled()) {
            marked.setBeingCancelled(false);
            marked = marked.waitingOn() instanceof Task<?> next && next.loop == first.loop ? next : null;
        }
    }

    private static void deliverAt(Task<?> first, Task<?> task, String message, Set<Task<?>> passed) {
        Future<?> awaited = task.waitingOn();
        boolean abandoned = awaited != null && awaited.isAbandoned();
        if (awaited != null && !abandoned && forward(first, task, awaited, message, passed)) return;
        task.mustCancel(message);
        if (abandoned) TaskSuspension.detach(task);
    }

    /**
     * Cancels what a task awaits.
     *
     * @return false if that is done already, so that the task itself has to throw. A future of another loop is
     *     cancelled there; if it then turns out to be done, or its loop closed, the request comes back
     */
    static boolean forward(Task<?> task, Future<?> awaited, String message) {
        return forward(task, task, awaited, message, null);
    }

    private static boolean forward(
            Task<?> first, Task<?> task, Future<?> awaited, String message, Set<Task<?>> before) {
        if (awaited.canBeCancelledHere() || awaited.loop == task.loop) return awaited.cancel(message);
        if (awaited.isDone()) return false;
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
        if (!passed.contains(task)) {
            task.addCancelRequest();
            deliver(task, message, passed);
        }
        return true;
    }

    private static void deliverAgain(Task<?> task, String message) {
        if (!task.isDone()) deliver(task, message);
    }
}
