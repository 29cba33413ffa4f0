package weft;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Times the callbacks and task steps of a loop: rule D5. While one takes too long the thread of {@link SlowStepWatch}
 * looks at what the loop's thread does. Off, it costs one look at a field per iteration.
 */
final class SlowSteps {
    private static final Duration DEFAULT_LIMIT = Duration.ofMillis(100);
    private static final int GOES_ON = 10;
    private static final long RETRY_NANOS = 1_000_000_000;

    private final EventLoop loop;
    private final LongSupplier nanoTime;
    private final boolean watches;
    private Duration limit = DEFAULT_LIMIT;
    private boolean limitWasSet;
    private volatile long limitNanos = DEFAULT_LIMIT.toNanos();

    /** Odd while a step runs. Written after {@link #started}, so that who sees the number sees the time, too. */
    private volatile long step;

    private long started;
    private volatile Thread running;
    private volatile Sample sample;

    /** Whether the other thread looks at this; if it cannot be started the loop runs without, and tries again later. */
    private volatile boolean watched;

    private long triedToWatch;

    /** What runs, and whether it was reported that it goes on. */
    private volatile Object entry;

    private long reported;

    private record Sample(long step, List<StackTraceElement> stack) {}

    private static final class RealTime implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }

    /** Real time, whatever the loop's clock is: a step blocks a thread. */
    SlowSteps(EventLoop loop) {
        this(loop, new RealTime(), true);
    }

    /** For tests, which take the samples themselves. */
    SlowSteps(EventLoop loop, LongSupplier nanoTime, boolean watches) {
        this.loop = loop;
        this.nanoTime = nanoTime;
        this.watches = watches;
    }

    void setLimit(Duration newLimit) {
        limit = newLimit;
        limitWasSet = true;
        if (newLimit != null) limitNanos = Nanos.of(newLimit);
        update();
    }

    Duration limit() {
        return limit;
    }

    /** Puts this to work, or not: in debug mode, and outside of it if a limit was asked for. */
    void update() {
        boolean on = limit != null && (limitWasSet || loop.debug);
        loop.scheduler.slowSteps = on ? this : null;
        if (on) SlowStepWatch.changed();
        else runEnds();
    }

    /** Runs what is first in the queue. */
    void run(Scheduler scheduler) {
        entry = scheduler.first();
        running = Thread.currentThread();
        started = nanoTime.getAsLong();
        if (watches && !watched) watch();
        Object ran = entry;
        long number = ++step;
        try {
            scheduler.runFirst();
        } finally {
            long took = nanoTime.getAsLong() - started;
            step = number + 1;
            if (took >= limitNanos) report("took", ran, took, "", number);
            sample = null;
        }
    }

    private void report(String took, Object ran, long nanos, String soFar, long number) {
        Sample seen = sampleOf(number);
        Task<?> task = ran instanceof Task<?> it ? it : null;
        Handle handle = ran instanceof Handle it ? it : null;
        String message = "Executing " + UserText.of(ran) + " " + took + " " + seconds(nanos) + " seconds" + soFar
                + "; what blocks belongs into toThread(...)";
        List<StackTraceElement> stack = seen == null ? List.of() : seen.stack();
        loop.callExceptionHandler(new ExceptionContext(message, null, task, task, handle, List.of(), stack));
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }

    // ---- the other thread

    private void watch() {
        if (triedToWatch != 0 && started - triedToWatch < RETRY_NANOS) return;
        watched = SlowStepWatch.add(this);
        triedToWatch = watched ? 0 : started;
    }

    /** The loop stops to run: nobody looks any more. */
    void runEnds() {
        if (!watched) return;
        watched = false;
        SlowStepWatch.remove(this);
    }

    /** How long the other thread may wait until it looks again. */
    long periodMillis() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(limitNanos / 2));
    }

    /**
     * Notes what the loop's thread does, if the present step is over the limit. One that is over ten times that is
     * reported from here: it may never end.
     */
    void takeSample() {
        long number = step;
        if (number % 2 == 0) return;
        long took = nanoTime.getAsLong() - started;
        if (took < limitNanos) return;
        if (sampleOf(number) == null) sample(number);
        if (took < GOES_ON * limitNanos || reported == number) return;
        reported = number;
        Object runs = entry;
        if (step == number) reportFromElsewhere(runs, took, number);
    }

    private void reportFromElsewhere(Object runs, long took, long number) {
        ThreadState thread = ThreadState.current();
        boolean outer = thread.reportsOthers;
        thread.reportsOthers = true;
        try {
            report("has taken", runs, took, " so far", number);
        } finally {
            thread.reportsOthers = outer;
        }
    }

    private void sample(long number) {
        List<StackTraceElement> stack = RawTrace.users(running.getStackTrace());
        // It is of this step only if that has not ended meanwhile.
        if (step == number) sample = new Sample(number, stack);
    }

    /** Tells whether the present step was found over the limit; for tests. */
    boolean hasSample() {
        return sampleOf(step) != null;
    }

    private Sample sampleOf(long number) {
        Sample latest = sample;
        return latest != null && latest.step() == number ? latest : null;
    }
}
