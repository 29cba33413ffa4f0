package weft.weaver.probe;

import java.lang.reflect.Array;
import java.util.StringJoiner;

/** Values as text that does not depend on identity, the class loader or the JVM's wording. */
public final class Show {
    private Show() {}

    /** Returns {@code value} as text; exceptions with their causes and suppressed exceptions. */
    public static String text(Object value) {
        if (value == null) return "null";
        if (value instanceof Throwable exception) return exception(exception);
        if (value.getClass().isArray()) return array(value);
        String text = value.toString();
        return text.contains("@") || text.contains("$$Lambda")
                ? value.getClass().getSimpleName()
                : text;
    }

    private static String array(Object array) {
        StringJoiner elements = new StringJoiner(",", "[", "]");
        for (int i = 0; i < Array.getLength(array); i++) elements.add(text(Array.get(array, i)));
        return elements.toString();
    }

    private static String exception(Throwable exception) {
        StringBuilder text = new StringBuilder(exception.getClass().getName());
        if (!wordedByTheJvm(exception)) text.append(": ").append(exception.getMessage());
        if (exception.getCause() != null) text.append(" <- ").append(text(exception.getCause()));
        for (Throwable suppressed : exception.getSuppressed())
            text.append(" + ").append(text(suppressed));
        return text.toString();
    }

    private static boolean wordedByTheJvm(Throwable exception) {
        return exception instanceof NullPointerException
                || exception instanceof ClassCastException
                || exception instanceof LinkageError;
    }
}
