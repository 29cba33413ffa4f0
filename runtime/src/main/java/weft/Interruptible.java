package weft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A {@link Runner} as the {@link InterruptHook} sees it: its thread, and what that runs. */
final class Interruptible {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int MOST_NAMED = 10;

    private final Thread thread = Thread.currentThread();
    private volatile Task<?> main;
    private volatile boolean closing;
    private volatile EventLoop loop;

    /** Names the task to cancel; null when none runs. */
    void main(Task<?> task) {
        if (task != null) loop = task.loop();
        main = task;
    }

    /** The runner cleans up: there is nothing to cancel any more, but to wait for. */
    void closing() {
        closing = true;
    }

    boolean isBusy() {
        return main != null || closing;
    }

    void cancel() {
        Task<?> task = main;
        if (task == null) return;
        try {
            task.loop().callSoonThreadsafe(() -> task.cancel("interrupted"));
        } catch (IllegalStateException loopClosed) {
            // It ended in this instant; its thread may still want to print.
        }
    }

    /** Whether there is nothing to wait for: {@code System.exit(run(...))} blocks in a shutdown that has begun. */
    boolean threadIsGone() {
        return !thread.isAlive()
                || thread.getState() == Thread.State.BLOCKED && JvmEnd.isInExit(thread.getStackTrace());
    }

    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }

    // ---- for the log

    /** Says what is waited for. */
    static String text(List<Interruptible> left, long seconds) {
        StringBuilder text = new StringBuilder("the JVM was told to end, and waits up to " + seconds + " s for what"
                + " follows (system property " + InterruptHook.SECONDS + ")");
        List<String> lines = new ArrayList<>();
        for (Interruptible runner : left) {
            if (lines.size() < MOST_NAMED) runner.addTo(lines);
        }
        for (int i = 0; i < lines.size() && i < MOST_NAMED; i++)
            text.append("\n    ").append(lines.get(i));
        int more = Math.max(left.size(), lines.size()) - MOST_NAMED;
        if (more > 0) text.append("\n    and ").append(more).append(" more");
        return text.toString();
    }

    /** The task; of a runner that cleans up, the tasks that are left; of a loop that does not answer, the thread. */
    private void addTo(List<String> lines) {
        EventLoop asked = loop;
        Task<?> task = main;
        LoopReader reader = asked == null ? null : LoopReader.ask(asked);
        LoopSnapshot seen = reader == null ? null : reader.await(PATIENCE);
        int before = lines.size();
        if (seen != null) {
            for (TaskSnapshot each : seen.tasks())
                if (task == null || each.id() == task.id()) lines.add(LoopText.line(each));
        }
        if (lines.size() == before) lines.add(threadText());
    }

    private String threadText() {
        List<StackTraceElement> stack = RawTrace.users(thread.getStackTrace());
        String text = "thread \"" + LoopText.oneLine(thread.getName()) + "\"";
        if (stack.isEmpty()) return text;
        StackTraceElement innermost = stack.get(0);
        return text + " at " + innermost;
    }
}
