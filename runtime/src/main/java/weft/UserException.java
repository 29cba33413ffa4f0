package weft;

import java.io.PrintWriter;
import java.io.Writer;

/** Asks exceptions whose class may be a user's, and which may throw when they are asked. */
final class UserException {
    private static final StackTraceElement[] NO_FRAMES = {};

    private UserException() {}

    /** The cause, or null. */
    static Throwable cause(Throwable exception) {
        try {
            return exception.getCause();
        } catch (Throwable itsCause) {
            return null;
        }
    }

    /** The message, or null. */
    static String message(Throwable exception) {
        try {
            return exception.getMessage();
        } catch (Throwable itsMessage) {
            return null;
        }
    }

    /** The stack trace, which may be empty. */
    static StackTraceElement[] stackTrace(Throwable exception) {
        try {
            return exception.getStackTrace();
        } catch (Throwable itsStackTrace) {
            return NO_FRAMES;
        }
    }

    /** Returns what can be given to a logger: the exception, or, if it throws when it is printed, one in its place. */
    static Throwable printable(Throwable exception) {
        if (exception == null) return null;
        try {
            exception.printStackTrace(new PrintWriter(Writer.nullWriter()));
            return exception;
        } catch (Throwable itsText) {
            Throwable inItsPlace = new Exception(UserText.of(exception) + ", which cannot be printed");
            inItsPlace.setStackTrace(stackTrace(exception));
            return inItsPlace;
        }
    }
}
