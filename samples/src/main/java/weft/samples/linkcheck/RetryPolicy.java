package weft.samples.linkcheck;

import java.time.Duration;

/**
 * How long to wait for an answer, and how often to ask again.
 *
 * @param timeout for each attempt
 * @param retries how many attempts may follow the first
 * @param firstPause how long to wait before the first of them; each further one waits twice as long
 */
record RetryPolicy(Duration timeout, int retries, Duration firstPause) {
    /** Returns how long to wait after an attempt; the first one is 0. */
    Duration pause(int attempt) {
        return firstPause.multipliedBy(1L << Math.min(attempt, 16));
    }
}
