package weft;

import java.time.Duration;

/** {@code asyncio.sleep}: rule C4. Without a delay one bare yield; else a timer, cancelled on the way out. */
final class Sleep<T> extends Coroutine<T> implements Runnable {
    /** The timer runs nothing of the user's, so it needs no context of its own. */
    private static final Context NONE = new Context();

    private final Duration delay;
    private final T result;
    private TimerHandle timer;
    private Future<Void> wakeUp;
    private boolean started;

    Sleep(Duration delay, T result) {
        this.delay = delay;
        this.result = result;
    }

    @Override
    protected Object step() {
        if (!started) {
            started = true;
            return start();
        }
        if (timer != null) timer.cancel();
        resumption();
        return result;
    }

    private Object start() {
        EventLoop loop = ThreadState.current().requireLoop("sleep");
        if (delay.isZero() || delay.isNegative()) return Yield.suspend();
        wakeUp = loop.createFuture();
        timer = loop.callLater(delay, this, NONE);
        return wakeUp.onAwait(this);
    }

    /** The timer. The sleeper may have been cancelled in the same iteration in which it came due. */
    @Override
    public void run() {
        if (!wakeUp.isDone()) wakeUp.setResult(null);
    }

    @Override
    protected String name() {
        return "sleep";
    }
}
