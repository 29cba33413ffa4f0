package weft.agent;

import java.io.PrintStream;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.diagnostic.Diagnostic.Severity;

/** The one place where the agent speaks: on {@code System.err}, without a logging framework. */
final class Console {
    private final PrintStream out;
    private final boolean verbose;

    Console(PrintStream out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    void print(Diagnostic diagnostic) {
        // One call, one line: other threads load classes at the same time.
        out.println(diagnostic.toString());
    }

    void error(String className, String file, int line, String message) {
        print(new Diagnostic(Severity.ERROR, className, file, line, message));
    }

    /** An error of a class whose source file is not known. */
    void error(String className, String message) {
        error(className, className, 0, message);
    }

    /** A warning that is about no line of a source file. */
    void warning(String subject, String message) {
        print(new Diagnostic(Severity.WARNING, subject, subject, 0, message));
    }

    boolean isVerbose() {
        return verbose;
    }

    void detail(String message) {
        if (verbose) out.println("weft: " + message);
    }
}
