package weft.weaver.folder;

import java.util.List;
import weft.weaver.diagnostic.Diagnostic;

/**
 * What weaving a folder did.
 *
 * @param woven how many classes were woven now; those that were woven already are not among them
 * @param machines how many state machines these have
 * @param unchanged how many class files had nothing to weave, or were woven already
 * @param deleted how many state machines were deleted because no class refers to them any more
 * @param diagnostics errors and warnings, in the order of the class files' paths
 */
public record FolderReport(int woven, int machines, int unchanged, int deleted, List<Diagnostic> diagnostics) {
    /** Counts the errors. */
    public long errors() {
        return diagnostics.stream().filter(Diagnostic::isError).count();
    }

    /** Says it in one line. */
    public String summary() {
        String line = count(woven, "class", "classes") + " woven (" + count(machines, "state machine", "state machines")
                + "), " + unchanged + " unchanged";
        if (deleted > 0) line += ", " + count(deleted, "stale state machine", "stale state machines") + " deleted";
        return line + ", " + count(errors(), "error", "errors");
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
