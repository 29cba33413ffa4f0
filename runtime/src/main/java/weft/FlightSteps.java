package weft;

import weft.FlightEvents.ExecutorCallEvent;
import weft.FlightEvents.LoopStallEvent;
import weft.FlightEvents.SlowStepEvent;
import weft.FlightEvents.SuspensionEvent;
import weft.FlightEvents.TaskEvent;

/**
 * Writes the events of a flight recording: all from around the steps, so that tasks need not know of it. What is open
 * of a task is kept with its details.
 */
final class FlightSteps {
    private TaskEvent lifetime;
    private SuspensionEvent suspension;

    /** In which recording the suspension began: steps in between are not known in a later one. */
    private int recording;

    private FlightSteps() {}

    /** A task was made. */
    static void created(Task<?> task) {
        if (!Flight.isOn()) return;
        FlightSteps steps = new FlightSteps();
        TaskEvent event = new TaskEvent();
        event.begin();
        event.coroutine = UserText.of(task.coroutine());
        steps.lifetime = event;
        task.details().flight = steps;
    }

    /** Runs as many entries as the iteration has. */
    static void runAll(Scheduler scheduler, int count) {
        LoopStallEvent stall = new LoopStallEvent();
        stall.begin();
        for (int left = count; left > 0; left--) run(scheduler);
        stall.steps = count;
        stall.commit();
    }

    private static void run(Scheduler scheduler) {
        Object entry = scheduler.first();
        Task<?> task = entry instanceof Task<?> it ? it : null;
        if (task != null) resumes(task);
        SlowStepEvent slow = new SlowStepEvent();
        slow.begin();
        try {
            scheduler.runTimed();
        } finally {
            slow.end();
            if (slow.shouldCommit()) {
                slow.step = task != null ? task.name() : UserText.of(entry);
                slow.at = task != null ? place(task) : null;
                slow.commit();
            }
            if (task != null) stepped(task);
        }
    }

    private static void resumes(Task<?> task) {
        FlightSteps steps = task.details().flight;
        if (steps == null || steps.suspension == null) return;
        if (steps.recording == Flight.recording) steps.suspension.commit();
        steps.suspension = null;
    }

    /** A step has ended, here or where an eager task was made. */
    static void stepped(Task<?> task) {
        FlightSteps steps = task.details().flight;
        if (steps == null) task.details().flight = steps = new FlightSteps();
        if (task.isDone()) steps.ended(task);
        else steps.suspends(task);
    }

    private void ended(Task<?> task) {
        if (lifetime == null) return;
        lifetime.task = task.name();
        lifetime.outcome = outcome(task.failure());
        lifetime.commit();
        lifetime = null;
    }

    private void suspends(Task<?> task) {
        SuspensionEvent event = new SuspensionEvent();
        if (!event.isEnabled()) return;
        event.begin();
        event.task = task.name();
        event.at = place(task);
        event.awaited = awaited(task);
        suspension = event;
        recording = Flight.recording;
    }

    private static String outcome(Encoded failure) {
        if (failure == null) return "finished";
        return failure instanceof Failure failed ? failed.exception().getClass().getName() : "cancelled";
    }

    /** The innermost method of the user's that awaits. */
    private static String place(Task<?> task) {
        for (Coroutine<?> at = task.current; at != null; at = at.awaiter) {
            if (isUsers(at)) return Location.frame(at).toString();
        }
        return null;
    }

    private static boolean isUsers(Coroutine<?> coroutine) {
        StackTraceElement frame = Location.frame(coroutine);
        return frame != null && !Location.isOfSync(frame);
    }

    private static String awaited(Task<?> task) {
        Coroutine<?> innermost = task.current;
        if (!isUsers(innermost)) return innermost.name();
        Future<?> future = task.waitingOn();
        return future == null ? "the next iteration" : future.waitedForText();
    }

    /** A call in an executor. */
    static final class Call {
        private final ExecutorCallEvent event = new ExecutorCallEvent();
        private final long submitted = System.nanoTime();

        Call(Object function) {
            event.function = ToThread.called(function).getClass().getName();
            event.begin();
        }

        void starts() {
            event.waited = System.nanoTime() - submitted;
        }

        void ends() {
            event.commit();
        }
    }
}
