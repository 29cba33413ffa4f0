package weft.samples.linkcheck;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What a crawl has found so far: the state of each page, and who refers to it. */
final class Findings {
    /** What is kept of a page: its links are noted elsewhere. */
    private record State(String problem, Set<String> anchors, boolean isRefused) {}

    private final Map<URI, State> states = new HashMap<>();
    private final Map<URI, Set<URI>> links = new LinkedHashMap<>();
    private final Map<String, Set<URI>> malformed = new LinkedHashMap<>();
    private int linkCount;
    private int brokenPages;
    private int refusedPages;

    /** Notes where the crawl starts: it is checked though no page refers to it. */
    void start(URI uri) {
        links.put(uri, new LinkedHashSet<>());
    }

    /** Notes what was found at an address, which has no fragment. */
    void page(URI uri, Page page) {
        states.put(uri, new State(page.problem(), page.anchors(), page.isRefused()));
        if (page.isRefused()) refusedPages++;
        if (page.isBroken()) brokenPages++;
    }

    /** Notes that a page refers to an address. */
    void link(URI target, URI page) {
        if (links.computeIfAbsent(target, t -> new LinkedHashSet<>()).add(page)) linkCount++;
    }

    /** Notes that in a page a link stands that is no address. */
    void malformed(String text, URI page) {
        if (malformed.computeIfAbsent(text, t -> new LinkedHashSet<>()).add(page)) linkCount++;
    }

    int pages() {
        return states.size() - refusedPages;
    }

    int links() {
        return linkCount;
    }

    int brokenPages() {
        return brokenPages;
    }

    /**
     * Draws up the report.
     *
     * @param show how addresses are written in it
     * @param interrupted whether the crawl was ended before it was through
     * @param took how long it took
     */
    Report report(Function<URI, String> show, boolean interrupted, Duration took) {
        Map<String, Entry> broken = new TreeMap<>();
        int unchecked = 0;
        for (Map.Entry<URI, Set<URI>> link : links.entrySet()) {
            URI page = Addresses.withoutFragment(link.getKey());
            State state = states.get(page);
            if (state == null) {
                unchecked++;
            } else if (state.problem() != null) {
                Entry entry = entry(broken, show.apply(page), state.problem());
                entry.add(link.getValue(), show);
                if (link.getKey().getFragment() != null)
                    entry.anchors.add(link.getKey().getFragment());
            } else if (lacksAnchor(link.getKey(), state)) {
                entry(
                                broken,
                                show.apply(link.getKey()),
                                "no anchor #" + link.getKey().getFragment())
                        .add(link.getValue(), show);
            }
        }
        malformed.forEach((text, pages) -> entry(broken, text, "not an address").add(pages, show));
        List<BrokenLink> sorted = new ArrayList<>();
        broken.forEach((link, entry) -> sorted.add(entry.of(link)));
        return new Report(
                pages(),
                linkCount,
                unchecked,
                refusedPages,
                interrupted,
                took.toMillis() / 1000.0,
                List.copyOf(sorted));
    }

    private static boolean lacksAnchor(URI link, State state) {
        String fragment = link.getFragment();
        if (state.anchors() == null || fragment == null) return false;
        return !fragment.isEmpty()
                && !fragment.equalsIgnoreCase("top")
                && !state.anchors().contains(fragment)
                && !state.anchors().contains(link.getRawFragment());
    }

    private static Entry entry(Map<String, Entry> broken, String link, String problem) {
        return broken.computeIfAbsent(link, l -> new Entry(problem));
    }

    /** What is collected of one broken link. */
    private static final class Entry {
        private final String problem;
        private final Set<String> anchors = new TreeSet<>();
        private final Set<String> pages = new TreeSet<>();

        Entry(String problem) {
            this.problem = problem;
        }

        void add(Set<URI> on, Function<URI, String> show) {
            for (URI page : on) pages.add(show.apply(page));
        }

        BrokenLink of(String link) {
            return new BrokenLink(link, problem, List.copyOf(anchors), List.copyOf(pages));
        }
    }
}
