package weft.asyncio.acs;

import java.time.Duration;
import weft.EventLoop;
import weft.LoopClock;

/** Virtual time in units of a millisecond. Where nothing will ever happen any more it stops the loop. */
final class UnitClock implements LoopClock {
    private static final long UNIT = 1_000_000;

    private EventLoop loop;
    private long now;

    void stopsWhenIdle(EventLoop idle) {
        loop = idle;
    }

    long units() {
        return now / UNIT;
    }

    long nanosIn(String units) {
        return now + Long.parseLong(units) * UNIT;
    }

    /** A duration; {@code -} is none, which is null. */
    static Duration duration(String units) {
        return units.equals("-") ? null : Duration.ofMillis(Long.parseLong(units));
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void idle(long nanos) {
        if (nanos == FOREVER) loop.stop();
        else now += nanos;
    }

    @Override
    public void wakeup() {}
}
