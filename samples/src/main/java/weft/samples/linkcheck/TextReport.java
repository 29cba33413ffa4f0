package weft.samples.linkcheck;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a report for people. */
final class TextReport {
    /** A link in the navigation can stand on each page of a site, and name each anchor of one. */
    private static final int SHOWN = 10;

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
        if (!broken.anchors().isEmpty()) out.println("    as " + anchors(broken.anchors()));
        List<String> pages = broken.pages();
        if (pages.isEmpty()) out.println("    where the check starts");
        pages.stream().limit(SHOWN).forEach(page -> out.println("    on " + page));
        if (pages.size() > SHOWN) out.println("    and on " + (pages.size() - SHOWN) + " more");
    }

    private static String anchors(List<String> anchors) {
        String shown = anchors.stream().limit(SHOWN).map(anchor -> "#" + anchor).collect(Collectors.joining(", "));
        return anchors.size() > SHOWN ? shown + " and " + (anchors.size() - SHOWN) + " more" : shown;
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
        if (report.refused() > 0) text += "; " + report.refused() + " refused by robots.txt";
        return report.interrupted() ? text + " (interrupted)" : text;
    }
}
