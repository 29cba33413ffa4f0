package weft.samples.linkcheck;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.value;

import java.io.PrintStream;
import java.time.Duration;
import weft.CancelledError;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** One check of a site, from the first request to the report. */
final class LinkCheck {
    private final Site site;
    private final Options options;
    private final Frontier frontier;
    private final Findings findings = new Findings();
    private final long start = System.nanoTime();

    LinkCheck(Site site, Options options) {
        this.site = site;
        this.options = options;
        this.frontier = new Frontier(options.maxPages());
    }

    /**
     * Checks the site. Cancelling ends it early: then the report is on what was found until then.
     *
     * @param terminal where to show progress; null for nowhere
     */
    @Async
    Coroutine<Report> run(PrintStream terminal) {
        Http http = new Http();
        RetryPolicy policy = options.retryPolicy();
        Robots robots = options.ignoreRobots() ? null : new Robots(http, policy.timeout());
        Fetcher fetcher = new Fetcher(http, site::contains, policy, options.maxPageSize(), robots);
        Crawler crawler = new Crawler(site, fetcher, frontier, findings, options.external());
        Task<Void> display = terminal == null ? null : createTask(new Progress(terminal, this::progress).show());
        try {
            await(crawler.crawl(options.concurrency()));
            return value(report(false));
        } catch (CancelledError interrupt) {
            return value(report(true));
        } finally {
            if (display != null) display.cancel();
        }
    }

    private Report report(boolean interrupted) {
        return findings.report(site::show, interrupted, Duration.ofNanos(System.nanoTime() - start));
    }

    private String progress() {
        return findings.pages() + " pages, " + findings.links() + " links, " + findings.brokenPages() + " broken, "
                + frontier.size() + " to go";
    }
}
