package weft;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The state of a {@link Future}: whether it is done, its outcome, and until then who waits for it. Lock-free. */
abstract class Completion extends Encoded {
    /*
     * The protocol. The word `state` says whether this is done; it is only changed by compare-and-set.
     *
     *   pending   null                  nobody waits but, perhaps, `waiters`
     *             an OutsideWaiter      who waits elsewhere than on this future's loop
     *   done      another Encoded       an exception (Failure), a cancellation (Cancelled), null, a future as the value
     *             anything else         the value
     *
     * The field `waiters` has those who wait on this future's loop: a Task (no wrapper: an await allocates nothing), a
     * Callback, or a WaiterList of such. Only the thread that runs the loop writes it, so that an await and its end need
     * no compare-and-set but the one of the completion. Runs on different threads follow each other: a run begins and
     * ends with a write of the loop's volatile `thread`.
     *
     *   who                     when                         does
     *   the loop's thread       registers, while pending     writes `waiters`
     *   another thread          registers, while pending     pending -> OutsideWaiter, one more (or fewer)
     *   any thread              registers, finds it done     wakes its own waiter
     *   any thread, one wins    completes                    pending -> done; then the loop's thread wakes `waiters`,
     *                                                        either in this call or when it finds this future in its
     *                                                        inbox; then this call wakes each OutsideWaiter that was
     *                                                        there
     *   a task's loop's thread  takes back the task          removes it from `waiters` or the OutsideWaiters; if it is
     *                                                        not there any more its wake-up has won, and is the only one
     *   any thread              takes back a callback        marks it: of this and its wake-up one wins; then it is
     *                                                        unlinked, from `waiters` by the loop's thread
     *
     * So each waiter is woken exactly once: who registers in `waiters` after another thread has completed this does so
     * before the loop's thread looks into its inbox. A thread that completes this while no thread runs the loop need not
     * tell the inbox if it sees no `waiters`: the last run is over, and the next one, if it has begun, finds this done.
     * Who takes back a callback reads `waiters` on any thread: what it shall find was registered before, so it sees that
     * list or a newer one, and lists never change. Waking means queueing: in the ready queue if this thread runs the
     * waiter's loop, else in that loop's inbox. Who waits outside of a loop (a blocked thread, a stage) is never in
     * `waiters`, since a loop that is stopped looks at no inbox. A done state does not change.
     *
     * What follows from the compare-and-set of the completion happens in any case: the memory for it is there before, the
     * stack is looked at before. If the ready queue has no room the loop's thread goes on waking in its next iteration.
     */
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Completion.class, "state", Object.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private volatile Object state;

    /** Tasks and callbacks of this future's loop; belongs to its thread. */
    private Object waiters;

    private static boolean isPending(Object state) {
        return state == null || state instanceof OutsideWaiter;
    }

    /** The value of a done state, or its exception thrown. */
    private static Object take(Object done) {
        return done instanceof Encoded encoded ? see(encoded).take() : done;
    }

    private static Encoded see(Encoded done) {
        if (done instanceof Failure failure) failure.seen();
        return done;
    }

    /** What a waiter of this done future is resumed with: the value, or a {@link Failure}. */
    final Object outcome() {
        Object done = state;
        if (isPending(done)) {
            return new Failure(new IllegalStateException("await wasn't used with future: " + this
                    + " is still pending; leave calling onAwait to await(...)"));
        }
        if (done instanceof Cancelled cancelled) return new Failure(cancelled.makeError());
        return done instanceof Failure failure ? see(failure) : take(done);
    }

    private boolean complete(Object done) {
        Future<?> self = future();
        EventLoop loop = self.loop;
        boolean here = loop == null || loop.isOwnThread();
        Inbox.Node message = here ? null : messageToLoop();
        if (here && waiters != null) loop.scheduler.makeRoomForUnfinished();
        Object pending;
        do {
            pending = state;
            if (!isPending(pending)) return false;
            if (message != null || pending != null) StackRoom.check();
        } while (!STATE.compareAndSet(this, pending, done));
        if (message != null) {
            try {
                if (loop.hasThread() || waiters != null) message.sendTo(loop);
            } catch (Throwable noRoom) {
                message.sendTo(loop);
            }
        } else if (waiters != null) {
            try {
                wakeWaiters();
            } catch (Throwable noRoom) {
                // No call here: there may be no stack, either.
                Scheduler scheduler = loop.scheduler;
                if (scheduler.unfinishedCount == scheduler.unfinished.length) throw noRoom;
                scheduler.unfinished[scheduler.unfinishedCount++] = this;
            }
        }
        if (pending instanceof OutsideWaiter outside) ForeignCalls.wake(outside, self);
        return true;
    }

    /** For the loop that this belongs to, from another thread that completes this. */
    Inbox.Node messageToLoop() {
        return new Inbox.Node(this);
    }

    /** On the loop's thread, once this is done; if it throws it can be called again. */
    final void wakeWaiters() {
        Object left = waiters;
        if (left instanceof WaiterList list) {
            wakeAll(list.turnedRound());
        } else if (left != null) {
            Waiter.wake(left, future(), null);
            waiters = null;
        }
    }

    private void wakeAll(WaiterList oldestFirst) {
        for (WaiterList next = oldestFirst; next != null; ) {
            waiters = next;
            next = next.wake(future());
        }
        waiters = null;
    }

    /** Completes with a value unless done. */
    final boolean trySucceed(Object value) {
        return complete(value == null ? NULL : Encoded.of(value));
    }

    /** Completes with an exception unless done. */
    final boolean tryFail(Failure failure) {
        if (hasOutcome()) return false;
        try {
            if (!future().endsWithItsLoop()) failure.watch(future());
        } catch (Throwable noMemory) {
            // To complete is more than to report.
        }
        if (complete(failure)) return true;
        failure.seen();
        return false;
    }

    /** Completes as cancelled unless done. */
    final boolean tryCancel(Cancelled cancelled) {
        return complete(cancelled);
    }

    /** Registers a task or callback of the loop that runs on this thread; if this is done it is woken at once. */
    final void addWaiter(Object waiter) {
        Future<?> self = future();
        if (self.loop == null || !self.loop.isOwnThread()) addOutside(waiter);
        else if (state == null) waiters = waiters == null ? waiter : new WaiterList(waiter, waiters);
        else if (isPending(state)) addOutside(waiter);
        else {
            // Those who came before, if the end was told by another thread and is in the inbox still.
            wakeWaiters();
            Waiter.wake(waiter, self, null);
        }
    }

    /** Registers from any thread; if this is done it is woken at once. */
    final void addOutside(Object waiter) {
        Object known;
        OutsideWaiter added;
        do {
            known = state;
            if (!isPending(known)) {
                Waiter.wake(waiter, future(), null);
                return;
            }
            added = new OutsideWaiter(waiter, (OutsideWaiter) known);
        } while (!STATE.compareAndSet(this, known, added));
    }

    /**
     * Removes a task that was registered with {@link #addWaiter}. The caller cancels the task: on the thread of its
     * loop, or on any thread while that loop does not run.
     *
     * @return whether it was there: then nothing wakes it any more. If not, it is woken, or has been
     */
    final boolean removeWaiter(Task<?> task) {
        return task.loop == future().loop && removeInside(task) || removeOutside(task);
    }

    private boolean removeInside(Object waiter) {
        Object kept = WaiterList.without(waiters, waiter);
        if (kept == waiters) return false;
        waiters = kept;
        return true;
    }

    /** {@link #removeWaiter} of what was registered with {@link #addOutside}. */
    final boolean removeOutside(Object waiter) {
        while (state instanceof OutsideWaiter outside) {
            OutsideWaiter kept = OutsideWaiter.without(outside, waiter);
            if (kept == outside) return false;
            if (STATE.compareAndSet(this, outside, kept)) return true;
        }
        return false;
    }

    /** The error that a waiter of this cancelled future gets: a saved one once, then new ones. */
    final CancelledError makeCancelledError() {
        return state instanceof Cancelled cancelled ? cancelled.makeError() : CancelledError.delivered(null);
    }

    /** The message of the cancel that ended this future, or null. */
    final String cancelMessage() {
        return state instanceof Cancelled cancelled ? cancelled.message : null;
    }

    private Future<?> future() {
        return (Future<?>) this;
    }

    /** What who awaited this is resumed with: the value, or the exception thrown. */
    @Override
    final Object take() {
        Object known = state;
        if (isPending(known)) throw new IllegalStateException("await wasn't used with future");
        return take(known);
    }

    /** What {@code await} finds: the value or the exception, else {@link Coroutine#SUSPENDED}. */
    final Object poll() {
        Object known = state;
        if (known == null) return Coroutine.SUSPENDED;
        return known instanceof Encoded encoded ? poll(encoded) : known;
    }

    private static Object poll(Encoded known) {
        if (known instanceof OutsideWaiter) return Coroutine.SUSPENDED;
        // To write who awaits it is too much for the cancel of many tasks.
        return known instanceof Cancelled ? take(known) : takeTraced(known);
    }

    private static Object takeTraced(Object done) {
        try {
            return take(done);
        } catch (Throwable exception) {
            Traces.found(exception, done);
            throw exception;
        }
    }

    /** The state, if this is done and failed or cancelled; else null. */
    final Encoded failure() {
        Object known = state;
        return known instanceof Failure || known instanceof Cancelled ? (Encoded) known : null;
    }

    /** The value of a done future, or its exception thrown. */
    final Object takeResult() {
        return takeTraced(done());
    }

    /** The exception of a done future, thrown if it is a cancellation; null if there is a value. */
    final Throwable takeException() {
        Object done = done();
        if (done instanceof Cancelled) takeTraced(done);
        if (!(done instanceof Failure failure)) return null;
        failure.seen();
        return failure.exception();
    }

    private Object done() {
        Object known = state;
        if (isPending(known)) {
            throw new InvalidStateException("the result is not ready: write await(future), or get() on another thread");
        }
        return known;
    }

    final boolean hasOutcome() {
        return !isPending(state);
    }

    final boolean wasCancelled() {
        return state instanceof Cancelled;
    }

    /** Notes that nobody has to be told of the exception any more. */
    final void markRetrieved() {
        if (state instanceof Failure failure) failure.seen();
    }

    /** Takes back callbacks of a function, on any thread, the newest first; returns how many, at most {@code most}. */
    final int removeCallbacks(Consumer<?> function, int most) {
        int inside = WaiterList.takeBack(waiters, function, most);
        OutsideWaiter outside = state instanceof OutsideWaiter waiting ? waiting : null;
        int all = inside + OutsideWaiter.takeBack(outside, function, most - inside);
        if (all > 0) unlinkTakenBack(all);
        return all;
    }

    /**
     * Some callbacks were taken back, in one list or the other. They stay linked until they may be half of a list: so
     * to take one back costs the same however many wait.
     */
    final void unlinkTakenBack(int count) {
        if (state instanceof OutsideWaiter outside && outside.addDead(count)) removeOutside(Waiter.TAKEN_BACK);
        if (waiters == null || future().loop == null) return;
        if (future().loop.isOwnThread()) unlinkInside(count);
        else future().loop.post(() -> unlinkInside(count));
    }

    /** Not of a list that is being woken. */
    private void unlinkInside(int count) {
        if (isPending(state)) waiters = WaiterList.withDead(waiters, count);
    }

    /** Who is registered, in no order; on this future's loop's thread. */
    final List<Object> registered() {
        List<Object> all = new ArrayList<>(List.of(WaiterList.oldestFirst(waiters)));
        OutsideWaiter outside = state instanceof OutsideWaiter waiting ? waiting : null;
        for (; outside != null; outside = outside.older) all.add(outside.entry);
        return all;
    }

    /** Returns the future of the newest waiter that has one, as {@link ChainLimit} sees it; on the loop's thread. */
    final Future<?> awaiter(ChainLimit limit) {
        Future<?> found = null;
        Object at = waiters;
        for (; found == null && at instanceof WaiterList list; at = list.older()) found = limit.look(list.newest());
        if (found == null && at != null) found = limit.look(at);
        OutsideWaiter outside = state instanceof OutsideWaiter waiting ? waiting : null;
        for (; found == null && outside != null; outside = outside.older) found = limit.look(outside.entry);
        return found;
    }
}
