package weft;

import java.util.HashSet;
import java.util.Set;

/** How a request to cancel reaches the place where a task awaits. */
final class CancelDelivery {
    /*
     * Which object has the cancel after `cancel` of a task. All but the row "other loop" is done in that call, on the
     * thread of the task's loop. User code runs after it (ForeignCalls).
     *
     *   the last task of the chain awaits        holder of the cancel                             written
     *   nothing (it is queued)                   that task: its next step throws it              mustCancel
     *   a future of this loop that accepts it    that future: its end wakes the task             the future's state
     *   a future that is done                    that task, which is being woken                 mustCancel
     *   a task of the chain, or of a cancel      that task, detached from what it awaits         mustCancel
     *     that leads here: a cycle
     *   a future of a loop that is stopped       that task, detached; the future, too, if its    mustCancel
     *     or closed                              loop runs again
     *   a future of another loop that runs       the request: see CancelRequest                  underWay
     *
     * Each task of the chain counts the request in `cancelRequests`. `cancelGoesTo` marks the tasks of a chain only while
     * this delivers, so what finds a mark has come round a cycle.
     */

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
        ForeignCalls calls = ForeignCalls.begin();
        try {
            first.addCancelRequest();
        } catch (Throwable noRoom) {
            calls.nested--;
            throw noRoom;
        }
        try {
            if (first.isBeingCancelled()) throwHere(first, message);
            else deliverAlong(first, message, passed);
        } catch (Throwable noRoom) {
            // The request is counted: this task throws it, whoever else has it.
            first.mustCancel(message);
            throwHere(first, message);
        } finally {
            calls.nested--;
            calls.end();
        }
    }

    private static void deliverAlong(Task<?> first, String message, Set<Task<?>> passed) {
        deliverAt(first, markChain(first), message, passed);
    }

    /** Counts the request at each task of a chain, and marks them. Returns the last one. */
    static Task<?> markChain(Task<?> first) {
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
        return last;
    }

    /** Delivers to the last task of a chain that is marked. */
    static void deliverAt(Task<?> first, Task<?> last, String message, Set<Task<?>> passed) {
        try {
            Task<?> cycle = awaitedTask(last);
            if (cycle != null) throwHere(cycle, message);
            else deliverToAwaited(first, last, message, passed);
        } finally {
            unmark(first);
        }
    }

    /** The pending task of the same loop that a task awaits, or null. */
    private static Task<?> awaitedTask(Task<?> task) {
        return task.waitingOn() instanceof Task<?> next && next.loop == task.loop && !next.isDone() ? next : null;
    }

    /** Ends the marks of a chain. */
    static void unmark(Task<?> first) {
        Task<?> marked = first;
        Task<?> next = first.details().cancelGoesTo;
        while (next != marked) {
            marked.details().cancelGoesTo = null;
            marked = next;
            next = marked.details().cancelGoesTo;
        }
        marked.details().cancelGoesTo = null;
    }

    /**
     * Has a task throw that would wait for what never ends: a cycle of awaits (asyncio recurses there), another loop.
     */
    static void throwHere(Task<?> task, String message) {
        if (task.waitingOn() == null) return;
        task.mustCancel(message);
        TaskSuspension.detach(task);
    }

    private static void deliverToAwaited(Task<?> first, Task<?> task, String message, Set<Task<?>> passed) {
        Future<?> awaited = task.waitingOn();
        if (awaited == null || !forward(first, task, awaited, message, passed)) task.mustCancel(message);
    }

    /**
     * Cancels what a task awaits.
     *
     * @return false if that is done already, so that the task itself has to throw. A future of another loop is
     *     cancelled there, by a {@link CancelRequest}. One whose loop does not run now is cancelled when it does, and
     *     not waited for
     */
    static boolean forward(Task<?> task, Future<?> awaited, String message) {
        return forward(task, task, awaited, message, null);
    }

    private static boolean forward(
            Task<?> first, Task<?> task, Future<?> awaited, String message, Set<Task<?>> before) {
        if (awaited.canBeCancelledHere() || awaited.loop == task.loop) return awaited.cancel(message);
        if (awaited.isDone()) return false;
        if (!awaited.loop.hasThread()) {
            // It may never run again: this one does not wait for that.
            awaited.loop.post(() -> awaited.cancel(message));
            throwHere(task, message);
            return true;
        }
        Set<Task<?>> passed = before == null ? new HashSet<>() : before;
        passed.add(first);
        CancelRequest.send(task, awaited, message, passed);
        return true;
    }

    /** In the loop of the awaited future. A request that has been there goes round a cycle: rule C8. */
    static void arrived(Future<?> awaited, CancelRequest request) {
        if (!(awaited instanceof Task<?> task) || task.isDone()) {
            // If this wakes the task before the request is accepted, the task throws one cancel for both.
            if (awaited.cancel(request.message)) request.accept();
            return;
        }
        request.accept();
        if (request.passed.contains(task)) {
            throwHere(task, request.message);
        } else {
            deliverSurely(task, request);
        }
    }

    private static void deliverSurely(Task<?> task, CancelRequest request) {
        try {
            deliver(task, request.message, request.passed);
        } catch (VirtualMachineError noRoom) {
            // It was not counted, and nobody else would try again.
            deliver(task, request.message, request.passed);
        }
    }

    /** In the task's loop: the loop of what it awaits does not run the request. */
    static void cameBack(Task<?> task, CancelRequest request) {
        if (request.takeBack()) throwHere(task, request.message);
    }
}
