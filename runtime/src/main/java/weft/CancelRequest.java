package weft;

import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** A request to cancel, on its way from a task to what that awaits, which belongs to another loop that runs. */
final class CancelRequest extends Ready {
    /*
     * The protocol. A request is for one suspension of the task that sends it: the task has it in its details until its
     * next step. `fate` names the holder of the cancel. It leaves UNDER_WAY once, by compare-and-set.
     *
     *   thread                         when                                does
     *   the task's loop's thread       the task is cancelled while it      links the request to the task, and queues it
     *                                  awaits a future of another loop     in the loop of that future
     *   the future's loop's thread     the request arrives, and the        UNDER_WAY -> ACCEPTED, then cancels the future:
     *                                  future can be cancelled             the task gets what the future makes of that
     *   the future's loop's thread     it arrives, and the future is done  nothing: the task is being woken
     *   the task's loop's thread       the task's next step                UNDER_WAY -> TAKEN_BACK: this step throws the
     *                                                                      cancel at the await; unlinks the request
     *   the task's loop's thread       the future's loop has stopped or    UNDER_WAY -> TAKEN_BACK: the task is detached,
     *                                  is closed                           and its next step throws the cancel
     *   the task's loop's thread       uncancel() takes the last request   UNDER_WAY -> VOID; unlinks the request
     *                                  of the task back
     *
     * A task steps only once the future is done (or the task detached), and a request is accepted before the future
     * is cancelled. So a step that finds its request not accepted knows that the cancel is still its own. The thread that
     * would accept it later finds the future done. No request outlives the suspension that it is for.
     *
     * A loop that stops does not run its inbox. The sender of a request adds it to `LoopCore.arriving`, then checks
     * whether that loop has a thread. A run that ends gives up its thread, then checks for requests. One of the two sees
     * the other, and sends the request back. It stays in the inbox: if the loop runs again, the future is cancelled then.
     */
    private static final int UNDER_WAY = 0;
    private static final int ACCEPTED = 1;
    private static final int TAKEN_BACK = 2;
    private static final int VOID = 3;

    private static final AtomicIntegerFieldUpdater<CancelRequest> FATE =
            AtomicIntegerFieldUpdater.newUpdater(CancelRequest.class, "fate");

    private volatile int fate = UNDER_WAY;

    private final Task<?> task;
    private final Future<?> awaited;
    private final Context context = Context.copyContext();

    final String message;

    /**
     * The tasks at which the cancel came into a loop: so it goes round a cycle once. One thread after the other has it.
     */
    final Set<Task<?>> passed;

    /** The request sent before this one for the same suspension, or null. */
    final CancelRequest earlier;

    private CancelRequest(Task<?> task, Future<?> awaited, String message, Set<Task<?>> passed) {
        this.task = task;
        this.awaited = awaited;
        this.message = message;
        this.passed = passed;
        this.earlier = task.details().underWay;
    }

    /** From the thread of the task's loop. */
    static void send(Task<?> task, Future<?> awaited, String message, Set<Task<?>> passed) {
        CancelRequest request = new CancelRequest(task, awaited, message, passed);
        task.details().underWay = request;
        awaited.loop.arriving().add(request);
        awaited.loop.schedule(request);
        if (!awaited.loop.hasThread()) request.comeBack();
    }

    /** The future is about to be cancelled. */
    void accept() {
        FATE.compareAndSet(this, UNDER_WAY, ACCEPTED);
    }

    /** Returns true if the task has to throw the cancel itself. */
    boolean takeBack() {
        return FATE.compareAndSet(this, UNDER_WAY, TAKEN_BACK);
    }

    void makeVoid() {
        FATE.compareAndSet(this, UNDER_WAY, VOID);
    }

    /** The loop of the awaited future does not run it, for now or for ever; on any thread. */
    void comeBack() {
        if (task.loop.isOwnThread()) CancelDelivery.cameBack(task, this);
        else task.loop.post(() -> CancelDelivery.cameBack(task, this));
    }

    @Override
    Context context() {
        return context;
    }

    @Override
    void runReady() {
        awaited.loop.scheduler.begun = true;
        awaited.loop.arriving().remove(this);
        if (fate != VOID) CancelDelivery.arrived(awaited, this);
    }

    @Override
    void abandoned() {
        comeBack();
    }
}
