package weft.samples.linkcheck;

import java.util.List;

/**
 * The result of a crawl. The names are those of the JSON report.
 *
 * @param pages how many addresses were asked
 * @param links how many links were found, each counted once on each page
 * @param unchecked to how many addresses there are links that were not asked: the crawl was cut short
 * @param refused how many addresses were not asked since the robots.txt of another site asks not to
 * @param interrupted whether Ctrl-C cut it short
 * @param seconds how long it took
 * @param broken the broken links, sorted
 */
record Report(
        int pages,
        int links,
        int unchecked,
        int refused,
        boolean interrupted,
        double seconds,
        List<BrokenLink> broken) {}
