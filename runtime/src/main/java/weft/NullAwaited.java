package weft;

/**
 * An await of null. Woven code calls the awaitable, so the JVM throws: with a message that names a method no user has
 * written. It is put in the user's words where it leaves the coroutine; a check at each await would cost the hot path.
 */
final class NullAwaited {
    private static final String JVM = "Cannot invoke \"weft.Awaitable.onAwait(weft.Coroutine)\"";
    private static final String BECAUSE = " because ";
    private static final String LITERAL = "\"null\" is null";

    private NullAwaited() {}

    /** Returns a clearer exception if this is the JVM's for an await of null, else the same one. */
    static Throwable explained(Throwable exception) {
        if (exception.getClass() != NullPointerException.class) return exception;
        try {
            return explained((NullPointerException) exception);
        } catch (Throwable noRoom) {
            // A clearer text is not worth losing the exception.
            return exception;
        }
    }

    private static Throwable explained(NullPointerException exception) {
        String message = exception.getMessage();
        StackTraceElement[] trace = exception.getStackTrace();
        if (message == null || !message.startsWith(JVM) || trace.length == 0) return exception;
        NullPointerException explained = new NullPointerException(text(trace[0], message.substring(JVM.length())));
        explained.setStackTrace(trace);
        for (Throwable suppressed : exception.getSuppressed()) explained.addSuppressed(suppressed);
        return explained;
    }

    private static String text(StackTraceElement at, String reason) {
        String method = at.getClassName() + "." + at.getMethodName();
        String why = reason.startsWith(BECAUSE) ? reason.substring(BECAUSE.length()) : "";
        if (why.equals(LITERAL)) return method + " returned null instead of a coroutine; write return value(null)";
        return method + " awaits null" + (why.isEmpty() ? "" : ": " + why)
                + "; a method that has no value returns a coroutine, value(null), and not null";
    }
}
