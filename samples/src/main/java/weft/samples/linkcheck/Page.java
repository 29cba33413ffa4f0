package weft.samples.linkcheck;

import java.net.URI;
import java.util.Set;

/**
 * What was found at an address.
 *
 * @param uri where it was in the end, after redirects
 * @param problem why there is nothing, as "HTTP 404"; null if there is something
 * @param links the links, null if they are not known: of an image, or of a page of another site
 * @param isRefused whether it was not asked for, since its server's robots.txt asks robots not to
 */
record Page(URI uri, String problem, HtmlLinks links, boolean isRefused) {
    static Page refused(URI uri) {
        return new Page(uri, null, null, true);
    }

    static Page broken(URI uri, String problem) {
        return new Page(uri, problem, null, false);
    }

    /** Something that is there, whatever it is. */
    static Page resource(URI uri) {
        return new Page(uri, null, null, false);
    }

    static Page html(URI uri, HtmlLinks links) {
        return new Page(uri, null, links, false);
    }

    boolean isBroken() {
        return problem != null;
    }

    /** Returns the names that a fragment can refer to; null if they are not known. */
    Set<String> anchors() {
        return links == null ? null : links.anchors();
    }
}
