package weft;

import java.time.Duration;

/** {@code asyncio.sleep}: rule C4. Without a delay one bare yield; else a timer, cancelled on the way out. */
final class Sleep<T> extends Coroutine<T> implements Timer {
    private final T result;

    /** How long this sleeps; once it has started, until when. */
    private long time;

    private boolean started;

    /** What this awaits while it is a timer that is set. */
    private Future<Void> wakeUp;

    Sleep(Duration delay, T result) {
        this.time = Nanos.of(delay);
        this.result = result;
    }

    @Override
    protected Object step() {
        if (!started) return start();
        if (wakeUp != null) cancelTimer();
        resumption();
        return result;
    }

    private Object start() {
        EventLoop loop = ThreadState.current().requireLoop("sleep");
        started = true;
        if (time <= 0) return Yield.suspend();
        wakeUp = loop.createFuture();
        time = Nanos.after(loop.time(), time);
        loop.schedule(time, this);
        return wakeUp.onAwait(this);
    }

    /** The time has come. The sleeper may have been cancelled in the same iteration. */
    void ring() {
        Future<Void> sleeper = wakeUp;
        if (sleeper != null && !sleeper.isDone()) sleeper.setResult(null);
        wakeUp = null;
    }

    private void cancelTimer() {
        wakeUp.loop.scheduler.timers.countCancelled(time);
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
