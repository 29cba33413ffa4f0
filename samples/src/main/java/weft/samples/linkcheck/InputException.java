package weft.samples.linkcheck;

import java.io.IOException;

/** What the user named cannot be checked; the message says why. */
final class InputException extends IOException {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
