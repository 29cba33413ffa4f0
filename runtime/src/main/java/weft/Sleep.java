package weft;

import java.time.Duration;

/** {@code asyncio.sleep}: rule C4. Without a delay one bare yield; else a timer, cancelled on the way out. */
final class Sleep<T> extends Coroutine<T> implements Timer {
    private final T result;

    /** Null once this has started. */
    private Duration delay;

    /** What this awaits while it is a timer that is set. */
    private Future<Void> wakeUp;

    Sleep(Duration delay, T result) {
        this.delay = delay;
        this.result = result;
    }

    @Override
    protected Object step() {
        if (delay != null) return start();
        if (wakeUp != null) cancelTimer();
        resumption();
        return result;
    }

    private Object start() {
        EventLoop loop = ThreadState.current().requireLoop("sleep");
        long nanos = LoopCore.nanos(delay);
        delay = null;
        if (nanos <= 0) return Yield.suspend();
        wakeUp = loop.createFuture();
        loop.schedule(LoopCore.after(loop.time(), nanos), this);
        return wakeUp.onAwait(this);
    }

    /** The time has come. The sleeper may have been cancelled in the same iteration. */
    void ring() {
        Future<Void> sleeper = wakeUp;
        wakeUp = null;
        if (sleeper != null && !sleeper.isDone()) sleeper.setResult(null);
    }

    private void cancelTimer() {
        wakeUp.loop.scheduler.timers.countCancelled();
        wakeUp = null;
    }

    @Override
    public boolean isCancelled() {
        return wakeUp == null;
    }

    @Override
    protected String name() {
        return "sleep";
    }
}
