package weft;

import java.time.Duration;

/**
 * Arithmetic of times and durations in nanoseconds. A clock may have any origin, and a deadline may be any long: what
 * does not fit is the greatest or the least long, and never a time on the other side.
 */
final class Nanos {
    private Nanos() {}

    /** A duration; what does not fit is half of forever. */
    static long of(Duration duration) {
        long limit = Long.MAX_VALUE / 2;
        if (duration.getSeconds() > limit / 1_000_000_000) return limit;
        if (duration.getSeconds() < -limit / 1_000_000_000) return -limit;
        return duration.toNanos();
    }

    /** A deadline; what is too far away for a clock is {@link LoopClock#FOREVER}. */
    static long after(long now, long nanos) {
        long when = now + nanos;
        boolean overflows = ((now ^ when) & (nanos ^ when)) < 0;
        if (!overflows) return when;
        return nanos > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /** How long it is until a time, negative if it has passed. */
    static long until(long when, long now) {
        long nanos = when - now;
        boolean overflows = ((when ^ now) & (when ^ nanos)) < 0;
        if (!overflows) return nanos;
        return when > now ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}
