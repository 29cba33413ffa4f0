package weft.samples.linkcheck;

import java.io.IOException;
import java.util.Set;

/** A server answered that it does not have what it was asked for. */
final class StatusException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Timeout, too many requests, and what servers say when something behind them is down. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final int status;

    StatusException(int status) {
        super("HTTP " + status);
        this.status = status;
    }

    /** Tells whether it may be different the next time. */
    boolean mayPass() {
        return PASSING.contains(status);
    }
}
