package weft.weaver.diagnostic;

import java.util.List;

/**
 * One thing that the weaver has to say about a class.
 *
 * @param severity whether the class was left as it was because of it
 * @param className the class's name with dots, for finding the source folder
 * @param file the source file's name as the class file gives it, or the class name where it gives none
 * @param line the line, or 0 where the class file has no line numbers
 * @param message what is wrong, and what to write instead
 */
public record Diagnostic(Severity severity, String className, String file, int line, String message) {
    /** How bad it is. */
    public enum Severity {
        /** The build fails. The class is not woven, but for a method that returns null. */
        ERROR,
        /** The class is woven; something about it deserves a look. */
        WARNING
    }

    /** Tells whether the class was left as it was because of this. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Tells whether a class was left as it was because of one of these. */
    public static boolean anyError(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.isError()) return true;
        }
        return false;
    }

    /** Returns the diagnostic in javac's format: {@code File.java:LINE: error: message}. */
    @Override
    public String toString() {
        String where = line > 0 ? file + ":" + line : file;
        return where + ": " + (isError() ? "error" : "warning") + ": " + message;
    }
}
