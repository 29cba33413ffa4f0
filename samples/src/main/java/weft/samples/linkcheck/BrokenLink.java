package weft.samples.linkcheck;

import java.util.List;

/**
 * A link that leads nowhere.
 *
 * @param link where it should lead
 * @param problem what is there instead, as "HTTP 404"
 * @param pages the pages on which it stands, sorted; none if the crawl starts there
 */
record BrokenLink(String link, String problem, List<String> pages) {}
