package weft.samples.linkcheck;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import weft.Coroutine;
import weft.annotations.Async;

/** Follows the links of a site with a fixed number of workers, which is how many requests are under way at most. */
final class Crawler {
    private final Site site;
    private final Fetcher fetcher;
    private final Frontier frontier;
    private final Findings findings;
    private final boolean external;

    /**
     * Makes a crawler.
     *
     * @param site whose pages to follow
     * @param fetcher gets the pages
     * @param frontier what to ask, still empty
     * @param findings where to note what is found
     * @param external whether to ask for what is linked on other sites
     */
    Crawler(Site site, Fetcher fetcher, Frontier frontier, Findings findings, boolean external) {
        this.site = site;
        this.fetcher = fetcher;
        this.frontier = frontier;
        this.findings = findings;
        this.external = external;
    }

    /** Visits all that can be reached from the start page. Can be cancelled; then the findings are what they are. */
    @Async
    Coroutine<Void> crawl(int workers) {
        findings.start(site.start());
        frontier.add(Addresses.withoutFragment(site.start()));
        List<Coroutine<Void>> crew = new ArrayList<>();
        for (int i = 0; i < workers; i++) crew.add(work());
        await(gather(crew));
        return done();
    }

    @Async
    private Coroutine<Void> work() {
        for (URI uri = await(frontier.take()); uri != null; uri = await(frontier.take())) {
            try {
                visit(uri, await(fetcher.fetch(uri)));
            } finally {
                frontier.finished();
            }
        }
        return done();
    }

    private void visit(URI uri, Page page) {
        findings.page(uri, page);
        if (page.links() == null) return;
        for (String malformed : page.links().malformed()) findings.malformed(malformed, page.uri());
        for (URI link : page.links().targets()) {
            if (!external && !site.contains(link)) continue;
            findings.link(link, page.uri());
            frontier.add(Addresses.withoutFragment(link));
        }
    }
}
