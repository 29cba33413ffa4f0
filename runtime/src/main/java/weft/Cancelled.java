package weft;

import java.util.concurrent.atomic.AtomicReference;

/** The outcome of a cancelled future; holds the error that ended its task until that was handed out once: rule F10. */
final class Cancelled extends AtomicReference<CancelledError> {
    private static final long serialVersionUID = 1L;

    final String message;

    Cancelled(String message) {
        this.message = message;
    }

    Cancelled(CancelledError saved) {
        super(saved);
        this.message = null;
    }

    CancelledError makeError() {
        CancelledError saved = getAndSet(null);
        return saved != null ? saved : new CancelledError(message);
    }
}
