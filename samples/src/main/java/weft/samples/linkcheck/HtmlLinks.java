package weft.samples.linkcheck;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * The links and anchors of a page of HTML.
 *
 * @param targets the web addresses that it refers to, with their fragments, each once
 * @param malformed what stands in a link and is no address
 * @param anchors the ids and names that a fragment can refer to
 */
record HtmlLinks(Set<URI> targets, Set<String> malformed, Set<String> anchors) {
    /** Behind so many bytes no page says any more what it is in. */
    private static final int HEAD = 8 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Reads a page.
     *
     * @param html the page as it came
     * @param charset what the server said it is in; null to look for it in the page
     * @param uri where the page is, for its relative links
     */
    static HtmlLinks parse(byte[] html, String charset, URI uri) {
        Scan scan = new Scan();
        try (Reader text = text(html, charset);
                StreamParser parser = new StreamParser(Parser.htmlParser()).parse(text, uri.toString())) {
            for (Iterator<Element> elements = parser.iterator(); elements.hasNext(); ) {
                Element element = elements.next();
                scan.element(element);
                // It is complete: a large page is never there as a whole tree.
                if (element.parent() != null) element.remove();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen with bytes in memory", e);
        }
        return new HtmlLinks(scan.targets, scan.malformed, Set.copyOf(scan.anchors));
    }

    /** A page may begin with a mark, or say what it is in; the parser looks for both in a document only. */
    private static Reader text(byte[] html, String charset) throws IOException {
        int length = Math.min(html.length, HEAD);
        Charset found = Jsoup.parse(new ByteArrayInputStream(html, 0, length), charset, "")
                .charset();
        Reader text = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(html), found));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) text.reset();
        return text;
    }

    /** Collects from one element after the other. */
    private static final class Scan {
        /** {@code 5; url='next.html'}, with all that browsers let pass. */
        private static final Pattern REFRESH =
                Pattern.compile("(?is)\\s*[\\d.]*\\s*[;,\\s]\\s*(?:url\\s*=\\s*)?(['\"]?)([^'\"\\s][^'\"]*?)\\1?\\s*");

        private final Set<URI> targets = new LinkedHashSet<>();
        private final Set<String> malformed = new LinkedHashSet<>();
        private final Set<String> anchors = new HashSet<>();

        void element(Element element) {
            if (element.hasAttr("id")) anchors.add(element.attr("id"));
            switch (element.normalName()) {
                case "a" -> {
                    if (element.hasAttr("name")) anchors.add(element.attr("name"));
                    link(element, "href");
                }
                case "area" -> link(element, "href");
                case "link" -> {
                    // These name a server to get ready for, not something to load.
                    if (!element.attr("rel").matches("preconnect|dns-prefetch")) link(element, "href");
                }
                case "img", "source" -> {
                    link(element, "src");
                    for (String address : Srcset.addresses(element.attr("srcset"))) link(element.baseUri(), address);
                }
                case "script", "iframe", "frame", "audio", "track", "embed" -> link(element, "src");
                case "video" -> {
                    link(element, "src");
                    link(element, "poster");
                }
                case "meta" -> {
                    if (element.attr("http-equiv").equalsIgnoreCase("refresh")) refresh(element);
                }
                default -> {}
            }
        }

        /** Without an address the page is loaded again. */
        private void refresh(Element element) {
            Matcher refresh = REFRESH.matcher(element.attr("content"));
            if (refresh.matches()) link(element.baseUri(), refresh.group(2));
        }

        private void link(Element element, String attribute) {
            if (element.hasAttr(attribute)) link(element.baseUri(), element.attr(attribute));
        }

        private void link(String base, String reference) {
            String address = Addresses.absolute(base, reference);
            try {
                URI target = Addresses.parse(address);
                if (target.getScheme() == null) malformed.add(reference);
                else if (Addresses.isWeb(target)) targets.add(target);
            } catch (URISyntaxException e) {
                if (looksLikeWeb(address)) malformed.add(reference);
            }
        }

        /** What is not for the web need not be an address: javascript:go('x') is none. */
        private static boolean looksLikeWeb(String address) {
            return address.isEmpty() || address.regionMatches(true, 0, "http", 0, 4);
        }
    }
}
