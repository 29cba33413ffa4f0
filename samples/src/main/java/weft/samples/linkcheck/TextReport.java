package weft.samples.linkcheck;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Writes a report for people. */
final class TextReport {
    /** A link in the navigation can stand on each page of a site. */
    private static final int PAGES_SHOWN = 10;

    private TextReport() {}

    /**
     * Prints the broken links, then a line that sums up.
     *
     * @param quiet without that line
     */
    static void print(Report report, boolean quiet, PrintStream out) {
        for (BrokenLink broken : report.broken()) print(broken, out);
        if (!quiet) out.println(summary(report));
    }

    private static void print(BrokenLink broken, PrintStream out) {
        out.println(broken.link() + ": " + broken.problem());
        List<String> pages = broken.pages();
        if (pages.isEmpty()) out.println("    where the check starts");
        pages.stream().limit(PAGES_SHOWN).forEach(page -> out.println("    on " + page));
        if (pages.size() > PAGES_SHOWN) out.println("    and on " + (pages.size() - PAGES_SHOWN) + " more");
    }

    private static String summary(Report report) {
        String text = String.format(
                Locale.ROOT,
                "%d pages, %d links, %d broken, %.1f s",
                report.pages(),
                report.links(),
                report.broken().size(),
                report.seconds());
        if (report.unchecked() > 0) text += "; " + report.unchecked() + " not checked";
        return report.interrupted() ? text + " (interrupted)" : text;
    }
}
