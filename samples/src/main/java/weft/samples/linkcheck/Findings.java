package weft.samples.linkcheck;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What a crawl has found so far: the state of each page, and who refers to it. */
final class Findings {
    /** What is kept of a page: its links are noted elsewhere. */
    private record State(String problem, Set<String> anchors) {}

    private final Map<URI, State> states = new HashMap<>();
    private final Map<URI, Set<URI>> links = new LinkedHashMap<>();
    private final Map<String, Set<URI>> malformed = new LinkedHashMap<>();
    private int linkCount;
    private int brokenPages;

    /** Notes where the crawl starts: it is checked though no page refers to it. */
    void start(URI uri) {
        links.put(uri, new LinkedHashSet<>());
    }

    /** Notes what was found at an address, which has no fragment. */
    void page(URI uri, Page page) {
        states.put(uri, new State(page.problem(), page.anchors()));
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
        return states.size();
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
        Map<String, BrokenLink> broken = new TreeMap<>();
        int unchecked = 0;
        for (Map.Entry<URI, Set<URI>> link : links.entrySet()) {
            State state = states.get(Addresses.withoutFragment(link.getKey()));
            String problem = state == null ? null : problem(link.getKey(), state);
            if (state == null) unchecked++;
            if (problem != null) add(broken, show.apply(link.getKey()), problem, names(link.getValue(), show));
        }
        malformed.forEach((text, pages) -> add(broken, text, "not an address", names(pages, show)));
        return new Report(
                pages(), linkCount, unchecked, interrupted, took.toMillis() / 1000.0, List.copyOf(broken.values()));
    }

    private static String problem(URI link, State state) {
        if (state.problem() != null || state.anchors() == null || link.getFragment() == null) return state.problem();
        String fragment = link.getFragment();
        boolean found = fragment.isEmpty()
                || fragment.equalsIgnoreCase("top")
                || state.anchors().contains(fragment)
                || state.anchors().contains(link.getRawFragment());
        return found ? null : "no anchor #" + fragment;
    }

    private static List<String> names(Collection<URI> pages, Function<URI, String> show) {
        return pages.stream().map(show).sorted().toList();
    }

    private static void add(Map<String, BrokenLink> broken, String link, String problem, List<String> pages) {
        broken.merge(link, new BrokenLink(link, problem, pages), (one, other) -> {
            List<String> both = new ArrayList<>(one.pages());
            both.addAll(other.pages());
            return new BrokenLink(
                    link, problem, both.stream().distinct().sorted().toList());
        });
    }
}
