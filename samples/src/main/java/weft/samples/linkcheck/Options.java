package weft.samples.linkcheck;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "linkcheck",
        sortOptions = false,
        description = "Follows the links of a site, and reports those that lead nowhere.",
        footer = {
            "",
            "With --external each other host is asked for its robots.txt first. That of the site itself is not asked"
                    + " for: it is checked for its owner.",
            "Exit status: 0 if all links are good, 1 if some are broken, 2 if the command line is wrong.",
            "Ctrl-C ends the check; what it found until then is reported."
        })
final class Options {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final double NANOS_PER_SECOND = 1e9;

    /** Arrays have an end. */
    private static final int MAX_PAGE_SIZE = 1024;

    /** A page is in memory as bytes, as text, and as what was found in it. */
    private static final int HEAP_OF_PAGE = 16;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SITE",
            description = "A URL, or a folder or jar of HTML pages. Default: the Javadoc of the project in the working"
                    + " directory, " + Site.JAVADOC + ".")
    private String site;

    @Option(
            names = "--external",
            description = "Also check links to other hosts; their pages are not followed, and their anchors not looked"
                    + " for.")
    private boolean external;

    @Option(names = "--ignore-robots", description = "Check links to other hosts also where they ask robots not to.")
    private boolean ignoreRobots;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "Requests under way at once. Default: ${DEFAULT-VALUE}.")
    private int concurrency = 16;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for an answer. Default: ${DEFAULT-VALUE}.")
    private double timeout = 10;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "How often to ask again after a timeout, a broken connection, or a status such as 503."
                    + " Default: ${DEFAULT-VALUE}.")
    private int retries = 2;

    @Option(
            names = "--max-pages",
            paramLabel = "N",
            description = "Ask for so many addresses at most. Default: ${DEFAULT-VALUE}.")
    private int maxPages = 100_000;

    @Option(
            names = "--max-page-size",
            paramLabel = "MB",
            description = "Read pages of up to so many megabytes; the links of larger ones are not checked. Default:"
                    + " ${DEFAULT-VALUE}, which is 10 or less, as the JVM's heap allows.")
    private int maxPageSize =
            (int) Math.max(1, Math.min(10, Runtime.getRuntime().maxMemory() / HEAP_OF_PAGE >> 20));

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Print nothing but broken links.")
    private boolean quiet;

    @Option(names = "--progress", description = "Show progress, also where standard error is no terminal.")
    private boolean progress;

    @Option(names = "--help", usageHelp = true, description = "Print this and exit.")
    private boolean help;

    /** For what the types of the fields cannot say. */
    void check() {
        require(concurrency >= 1, "--concurrency must be 1 or more");
        require(timeout > 0 && timeout < Integer.MAX_VALUE, "--timeout must be more than 0 seconds");
        require(retries >= 0, "--retries must be 0 or more");
        require(maxPages >= 1, "--max-pages must be 1 or more");
        require(maxPageSize >= 1 && maxPageSize <= MAX_PAGE_SIZE, "--max-page-size must be 1 to " + MAX_PAGE_SIZE);
    }

    private void require(boolean condition, String message) {
        if (!condition) throw new ParameterException(spec.commandLine(), message);
    }

    /** Returns what to check; null for the default. */
    String site() {
        return site;
    }

    boolean external() {
        return external;
    }

    boolean ignoreRobots() {
        return ignoreRobots;
    }

    /** Returns it in bytes. */
    int maxPageSize() {
        return maxPageSize << 20;
    }

    int concurrency() {
        return concurrency;
    }

    RetryPolicy retryPolicy() {
        return new RetryPolicy(Duration.ofNanos((long) (timeout * NANOS_PER_SECOND)), retries, FIRST_PAUSE);
    }

    int maxPages() {
        return maxPages;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    boolean progress() {
        return progress;
    }
}
