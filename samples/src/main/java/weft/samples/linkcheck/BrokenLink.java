package weft.samples.linkcheck;

import java.util.List;

/**
 * A link that leads nowhere.
 *
 * @param link where it should lead; a page that is not there is one link, whatever anchors of it are meant
 * @param problem what is there instead, as "HTTP 404"
 * @param anchors the fragments with which pages link to it, sorted; empty if only an anchor is missing
 * @param pages the pages on which it stands, sorted; none if the crawl starts there
 */
record BrokenLink(String link, String problem, List<String> anchors, List<String> pages) {}
