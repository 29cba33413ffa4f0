package weft;

/** How a request to cancel reaches the place where a task awaits. */
final class CancelDelivery {
    private CancelDelivery() {}

    /** From a task to the one that it awaits, and so on: in a loop, since such chains may be long. */
    static void deliver(Task<?> first, String message) {
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
            if (awaitedTask(last) == null) deliverAt(last, message);
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

    private static void deliverAt(Task<?> task, String message) {
        Future<?> awaited = task.waitingOn();
        boolean abandoned = awaited != null && awaited.isAbandoned();
        if (awaited != null && !abandoned && forward(task, awaited, message)) return;
        task.mustCancel(message);
        if (abandoned) task.detach();
    }

    /**
     * Cancels what a task awaits.
     *
     * @return false if that is done already, so that the task itself has to throw. A future of another loop is
     *     cancelled there; if it then turns out to be done, or its loop closed, the request comes back
     */
    static boolean forward(Task<?> task, Future<?> awaited, String message) {
        if (awaited.canBeCancelledHere() || awaited.loop == task.loop) return awaited.cancel(message);
        if (awaited.isDone()) return false;
        Runnable again = () -> task.loop.post(() -> deliverAgain(task, message));
        awaited.loop.post(
                () -> {
                    if (!awaited.cancel(message)) again.run();
                },
                again);
        return true;
    }

    private static void deliverAgain(Task<?> task, String message) {
        if (!task.isDone()) deliver(task, message);
    }
}
