package weft;

/** The queues of a loop, and one turn through them. All but {@link #post} belongs to the loop's thread. */
final class Scheduler {
    /*
     * The protocol of a wake-up. What is here belongs to the thread that runs the loop; runs on different threads follow
     * each other, each begins and ends with a write of the loop's volatile `thread`. Other threads touch the inbox and the
     * clock only:
     *
     *   another thread       1. adds to the inbox      2. calls clock.wakeup()
     *   the loop's thread    a. drains the inbox       b. if nothing is ready: clock.idle()      c. drains the inbox
     *
     * What is added before a or c is taken there. What is added after a has its wakeup after a, too: that ends the idle of
     * b, and c takes it; or it comes later than that idle, then it ends the next one, and the next a or c takes it. So the
     * loop does not sleep over an entry. This needs of a clock what LoopClock says: a wakeup since the last idle ends the
     * next one. stop() from another thread writes `stopping` for 1, and the loop reads it before a and after c.
     *
     * Closing: close() writes `closed`, then takes all there is and drops it; who adds reads `closed` after that, and if
     * it is set takes all and drops it. Both are volatile: each entry is run or told that it was dropped, once.
     */

    /** A tick of {@link #tick} has two to the power of this many nanoseconds: about 17 ms. */
    private static final int TICK = 24;

    /** The clock is looked at once in so many iterations where nothing else asks for the time. */
    private static final int ITERATIONS_A_LOOK = 256;

    final LoopClock clock;
    final ReadyQueue ready = new ReadyQueue();
    final TimerQueue timers = new TimerQueue();
    private final TaskList tasks;
    private final Inbox inbox = new Inbox();

    /** The clock, coarse and a little late, so that each suspension can be given its time for nothing; never 0. */
    int tick = 1;

    private int iterations;

    /** So many steps come before the chain of a ready task is walked. */
    private int beforeWalk;

    private int walks;

    private final ChainLimit chainLimit = new ChainLimit();

    /** What has come, and is not in the ready queue yet. */
    private Inbox.Node arriving;

    /** What is done, and could not wake all its waiters. There is room before it is needed. */
    final Completion[] unfinished = new Completion[16];

    int unfinishedCount;

    /** Whether the first ready entry runs now. */
    private boolean inEntry;

    /** The first ready entry does what it is there for, so that it must not be run again. */
    boolean begun;

    /** What times the steps; null when nothing does. */
    volatile SlowSteps slowSteps;

    Scheduler(LoopClock clock, TaskList tasks) {
        this.clock = clock;
        this.tasks = tasks;
    }

    /** Queues an entry from any thread. */
    void post(Inbox.Node message) {
        inbox.add(message);
        try {
            clock.wakeup();
        } catch (Throwable noRoom) {
            clock.wakeup();
        }
    }

    /** Queues an entry on the loop's thread; if the ready queue cannot grow, for the next iteration. */
    void queue(Object entry, Inbox.Node message) {
        try {
            ready.add(entry);
        } catch (Throwable noRoom) {
            inbox.add(message);
        }
    }

    /**
     * One iteration: what other threads sent, then, if there is nothing to do, a wait; then due timers move behind what
     * was ready; then what is ready now runs, and what that adds waits for the next iteration.
     *
     * @return whether there was such a wait
     */
    boolean runOnce(boolean mayIdle) {
        Stranded.rescue();
        if (unfinishedCount > 0) takeUpUnfinished();
        drainInbox();
        long deadline = timers.firstDeadline();
        boolean idles = ready.size() == 0 && mayIdle;
        if (idles) {
            idleUntil(deadline);
            drainInbox();
            iterations = 0;
        }
        if (deadline != LoopClock.FOREVER) timers.moveDue(look(), ready);
        else if (iterations++ % ITERATIONS_A_LOOK == 0) look();
        if ((beforeWalk -= ready.size()) < 0) walkOneChain();
        if (Flight.on) FlightSteps.runAll(this, ready.size());
        else if (slowSteps == null) for (int left = ready.size(); left > 0; left--) runFirst();
        else for (int left = ready.size(); left > 0; left--) runTimed();
        return idles;
    }

    /** Of any ready task: an endless recursion has one that gets deeper and deeper. */
    private void walkOneChain() {
        beforeWalk = 0;
        int any = ready.size() == 0 ? 0 : Math.floorMod(walks++ * 31, ready.size());
        if (ready.size() > 0 && ready.get(any) instanceof Task<?> task) beforeWalk = TaskDepth.limit(task, chainLimit);
    }

    private long look() {
        Flight.listen();
        long now = clock.nanoTime();
        tick = tickAt(now);
        shrink();
        return now;
    }

    /** What a peak has left empty is given back a few looks later. */
    private void shrink() {
        try {
            ready.shrink();
            timers.shrink();
            tasks.shrink();
        } catch (OutOfMemoryError later) {
            // What is there is as it was.
        }
    }

    /** The 0 is left out: there it says that a task has not started. */
    private static int tickAt(long nanos) {
        int present = (int) (nanos >> TICK);
        return present == 0 ? 1 : present;
    }

    /** Returns how long ago a {@link #tick} was, in nanoseconds, up to two years; other threads may ask. */
    long nanosSince(int earlier) {
        return Integer.toUnsignedLong(tickAt(clock.nanoTime()) - earlier) << TICK;
    }

    /** {@link #runFirst}, timed if somebody asked for it. */
    void runTimed() {
        SlowSteps timed = slowSteps;
        if (timed == null) runFirst();
        else timed.run(this);
    }

    private void arrive(Object entry) {
        if (entry instanceof Completion done && done.hasOutcome()) done.wakeWaiters();
        else ready.add(entry);
    }

    /** The entry stays first while it runs: that says what runs, and costs no write that a collector has to see. */
    void runFirst() {
        inEntry = true;
        begun = false;
        boolean again = false;
        try {
            if (Carried.ON) runCarried(ready.first());
            else run(ready.first());
        } catch (VirtualMachineError noRoom) {
            // An entry that could not begin is the first one of the next iteration. Any other exception would come
            // again.
            again = !begun;
            throw noRoom;
        } finally {
            inEntry = false;
            if (!again) ready.removeFirst();
        }
    }

    private static void run(Object entry) {
        if (entry instanceof Task<?> task) task.step();
        else if (entry instanceof Sleep<?> timer) timer.ring();
        else ((Ready) entry).runReady();
    }

    /** With the thread-locals of its context. */
    private void runCarried(Object entry) {
        Context outer = ThreadState.current().outerContext();
        Context context = contextOf(entry);
        if (context == null) context = outer;
        Carried.move(outer, context);
        try {
            run(entry);
        } finally {
            Carried.move(context, outer);
        }
    }

    /** What runs; called where {@link #runFirst} is about to. */
    Object first() {
        return ready.first();
    }

    /** The task whose step runs, or null. */
    Task<?> runningTask() {
        return inEntry && ready.first() instanceof Task<?> task ? task : null;
    }

    /** The context of what runs, or null. */
    Context runningContext() {
        return inEntry ? contextOf(ready.first()) : null;
    }

    private static Context contextOf(Object entry) {
        if (entry instanceof Task<?> task) return task.context();
        return entry instanceof Ready ready ? ready.context() : null;
    }

    private void idleUntil(long deadline) {
        if (deadline == LoopClock.FOREVER) {
            clock.idle(LoopClock.FOREVER);
            return;
        }
        long nanos = Nanos.until(deadline, clock.nanoTime());
        // What a clock takes for a wait without a limit would be one that no deadline ends.
        if (nanos > 0) clock.idle(Math.min(nanos, LoopClock.FOREVER - 1));
    }

    private void drainInbox() {
        if (arriving != null) takeArriving();
        if (arriving != null) return;
        arriving = inbox.takeAll();
        if (arriving != null) takeArriving();
    }

    private void takeArriving() {
        try {
            for (; arriving != null; arriving = arriving.next) arrive(arriving.entry);
        } catch (Throwable noRoom) {
            goOnLater(noRoom);
        }
    }

    /** Before the next one could have to be kept. Throws if that cannot be had. */
    void makeRoomForUnfinished() {
        if (unfinishedCount == unfinished.length) finishLast();
    }

    private void finishLast() {
        unfinished[unfinishedCount - 1].wakeWaiters();
        unfinished[--unfinishedCount] = null;
    }

    private void takeUpUnfinished() {
        try {
            while (unfinishedCount > 0) finishLast();
        } catch (Throwable noRoom) {
            goOnLater(noRoom);
        }
    }

    /** The ready queue is full, and cannot grow. When what is in it has run there is room. */
    private void goOnLater(Throwable noRoom) {
        if (ready.size() == 0) throw Failure.<RuntimeException>sneaky(noRoom);
    }

    /** Tells whether another thread has sent something. */
    boolean hasInbox() {
        return inbox.get() != null;
    }

    /** Drops everything, after the loop was closed. What has no loop of its own goes on here and now. */
    void clear() {
        timers.clear();
        try {
            while (ready.size() > 0) abandon(ready.poll());
        } finally {
            // One that throws must not take the others with it.
            if (ready.size() > 0) clear();
            else abandonWhatCame();
        }
    }

    private void abandonWhatCame() {
        Inbox.Node left = arriving;
        arriving = null;
        try {
            while (unfinishedCount > 0) unfinished[--unfinishedCount].wakeWaiters();
        } finally {
            try {
                abandonFrom(left);
            } finally {
                abandonInbox();
            }
        }
    }

    /** Drops what was posted to a closed loop, on any thread. */
    void abandonInbox() {
        ThreadState thread = ThreadState.current();
        Scheduler outer = thread.abandoning;
        // In a loop, not by recursion: one future leads to the next.
        if (outer == this) return;
        thread.abandoning = this;
        try {
            while (hasInbox()) abandonFrom(inbox.takeAll());
        } finally {
            thread.abandoning = outer;
        }
    }

    private static void abandonFrom(Inbox.Node first) {
        Inbox.Node node = first;
        try {
            for (; node != null; node = node.next) abandon(node.entry);
        } finally {
            if (node != null) abandonFrom(node.next);
        }
    }

    private static void abandon(Object entry) {
        if (entry instanceof Completion done && done.hasOutcome()) done.wakeWaiters();
        else if (entry instanceof Ready queued) queued.abandoned();
    }
}
