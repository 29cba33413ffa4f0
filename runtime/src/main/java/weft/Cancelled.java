package weft;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The outcome of a cancelled future; holds the error that ended its task until that was handed out once: rule F10. */
final class Cancelled extends Encoded {
    private static final VarHandle SAVED;

    static {
        try {
            SAVED = MethodHandles.lookup().findVarHandle(Cancelled.class, "saved", CancelledError.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final String message;
    private volatile CancelledError saved;

    Cancelled(String message) {
        this.message = message;
    }

    Cancelled(CancelledError saved) {
        this.saved = saved;
        this.message = null;
    }

    @Override
    Object take() {
        throw makeError();
    }

    CancelledError makeError() {
        CancelledError taken = (CancelledError) SAVED.getAndSet(this, null);
        return taken != null ? taken : CancelledError.delivered(message);
    }
}
