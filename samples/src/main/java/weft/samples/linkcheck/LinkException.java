package weft.samples.linkcheck;

import java.io.IOException;
import java.util.Set;

/** Why a link leads nowhere; the message is what the report says. */
final class LinkException extends IOException {
    private static final long serialVersionUID = 1L;

    private static final int MEGABYTE = 1 << 20;

    /** Timeout, too many requests, and what servers say when something behind them is down. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final boolean mayPass;
    private boolean isTooLarge;

    private LinkException(String message, boolean mayPass) {
        super(message);
        this.mayPass = mayPass;
    }

    /** The next attempt ends in the same way. */
    LinkException(String message) {
        this(message, false);
    }

    /** A server answered that it does not have what it was asked for. */
    static LinkException ofStatus(int status) {
        return new LinkException("HTTP " + status, PASSING.contains(status));
    }

    static LinkException tooLarge(int limit) {
        String size = limit % MEGABYTE == 0 ? limit / MEGABYTE + " MB" : limit + " bytes";
        LinkException exception = new LinkException("larger than " + size + ", its links are not checked");
        exception.isTooLarge = true;
        return exception;
    }

    /** A name server may be down, too. */
    static LinkException unknownHost(String host) {
        return new LinkException("unknown host " + host, true);
    }

    /** Returns whether a page was larger than a limit. */
    boolean isTooLarge() {
        return isTooLarge;
    }

    /** Returns whether it may be different the next time. */
    boolean mayPass() {
        return mayPass;
    }
}
