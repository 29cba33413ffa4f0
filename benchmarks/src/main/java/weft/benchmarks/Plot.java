package weft.benchmarks;

import java.util.Locale;
import java.util.Map;
import weft.benchmarks.Workload.Kind;

/** Draws the times of all workloads as one SVG: a row a workload, a dot a peer, on a logarithmic scale of ratios. */
final class Plot {
    private static final int ROW = 24;
    private static final int LEFT = 330;
    private static final int WIDTH = 620;
    private static final int TOP = 60;
    private static final double LEAST = 0.1;
    private static final double MOST = 1000;

    private static final Map<String, String> COLOURS = Map.ofEntries(
            Map.entry("weft", "#d62728"),
            Map.entry("weftTask", "#f7b6d2"),
            Map.entry("weftStage", "#e377c2"),
            Map.entry("futures", "#1f77b4"),
            Map.entry("ea", "#9467bd"),
            Map.entry("tascalate", "#c5b0d5"),
            Map.entry("kotlin", "#2ca02c"),
            Map.entry("kotlinDefault", "#98df8a"),
            Map.entry("reactor", "#8c564b"),
            Map.entry("virtual", "#ff7f0e"),
            Map.entry("virtual1", "#ffbb78"));

    private final StringBuilder svg = new StringBuilder();

    private Plot() {}

    static String of(Results results) {
        return new Plot().draw(results);
    }

    private String draw(Results results) {
        int rows = 0;
        for (Workload workload : results.workloads()) if (isDrawn(workload, results)) rows++;
        int height = TOP + rows * ROW + 30;
        append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">",
                LEFT + WIDTH + 20, height);
        append("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
        legend();
        for (double ratio = LEAST; ratio <= MOST; ratio *= 10) {
            append(
                    "<line x1=\"%1$.1f\" y1=\"%2$d\" x2=\"%1$.1f\" y2=\"%3$d\" stroke=\"%4$s\"/>",
                    x(ratio), TOP - 10, height - 25, ratio == 1 ? "#555" : "#ddd");
            append("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s x</text>", x(ratio), height - 8, text(ratio));
        }
        int y = TOP;
        for (Workload workload : results.workloads()) {
            if (!isDrawn(workload, results)) continue;
            row(workload, results, y);
            y += ROW;
        }
        return append("</svg>").toString();
    }

    /** The ratio needs the limit, or where there is none, Weft. */
    private static boolean isDrawn(Workload workload, Results results) {
        return workload.kind != Kind.PROBE && !Double.isNaN(base(workload, results));
    }

    private static double base(Workload workload, Results results) {
        double limit = results.median(workload, "handwritten");
        return Double.isNaN(limit) ? results.median(workload, "weft") : limit;
    }

    private void legend() {
        int x = LEFT;
        for (String peer : Peers.NAMES) {
            if (!COLOURS.containsKey(peer)) continue;
            append("<circle cx=\"%d\" cy=\"20\" r=\"5\" fill=\"%s\"/>", x, COLOURS.get(peer));
            append("<text x=\"%d\" y=\"24\">%s</text>", x + 8, peer);
            x += 18 + 7 * peer.length();
        }
        append("<text x=\"10\" y=\"24\">time, as a multiple of the hand-written machine</text>");
    }

    private void row(Workload workload, Results results, int y) {
        append("<text x=\"10\" y=\"%d\">%s</text>", y + 4, workload.title);
        append("<line x1=\"%1$d\" y1=\"%2$d\" x2=\"%3$d\" y2=\"%2$d\" stroke=\"#eee\"/>", LEFT, y, LEFT + WIDTH);
        for (String peer : Peers.NAMES) {
            double ratio = results.median(workload, peer) / base(workload, results);
            if (Double.isNaN(ratio) || !COLOURS.containsKey(peer)) continue;
            append(
                    "<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"%s\"><title>%s %.2f</title></circle>",
                    x(ratio), y, COLOURS.get(peer), peer, ratio);
        }
    }

    private static double x(double ratio) {
        double clipped = Math.min(MOST, Math.max(LEAST, ratio));
        return LEFT + WIDTH * Math.log10(clipped / LEAST) / Math.log10(MOST / LEAST);
    }

    private static String text(double ratio) {
        return ratio < 1 ? "0.1" : String.format(Locale.ROOT, "%.0f", ratio);
    }

    private StringBuilder append(String format, Object... values) {
        return svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
