package weft.samples.linkcheck;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;

/** Makes addresses of what people write in links, as browsers do. */
final class Addresses {
    /** What a URI may not contain, and a percent sign that escapes nothing. */
    private static final Pattern ILLEGAL = Pattern.compile("[\\x00-\\x20\\x7f\"<>\\\\^`{|}\\[\\]]|%(?![0-9a-fA-F]{2})");

    private static final Pattern WEB = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    /**
     * Reads an absolute address. Two spellings of one address give equal results.
     *
     * @throws URISyntaxException if not even a browser could follow it
     */
    static URI parse(String address) throws URISyntaxException {
        int fragmentAt = address.indexOf('#');
        String main = fragmentAt < 0 ? address : address.substring(0, fragmentAt);
        String fragment = fragmentAt < 0
                ? ""
                : "#" + escape(address.substring(fragmentAt + 1).replace("#", "%23"));
        URI uri = new URI(new URI(escape(main) + fragment).normalize().toASCIIString());
        if (!isWeb(uri)) return uri;
        if (uri.getHost() == null) throw new URISyntaxException(address, "no host");
        return uri.getRawPath().isEmpty() ? uri.resolve("/" + suffix(uri)) : uri;
    }

    /**
     * Reads an address that may be relative.
     *
     * @param base the absolute address of where it stands
     * @throws URISyntaxException if not even a browser could follow it
     */
    static URI resolve(String base, String reference) throws URISyntaxException {
        return parse(absolute(base, reference));
    }

    /** Returns an address with what it leaves to its base; empty if not even a browser could follow it. */
    static String absolute(String base, String reference) {
        Element link = new Element(Tag.valueOf("a"), base);
        return link.attr("href", reference).absUrl("href");
    }

    private static String suffix(URI uri) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return uri.getRawFragment() == null ? query : query + "#" + uri.getRawFragment();
    }

    private static String escape(String part) {
        Matcher illegal = ILLEGAL.matcher(part);
        return illegal.replaceAll(
                match -> String.format("%%%02X", (int) match.group().charAt(0)));
    }

    /** Tells whether an address is asked over HTTP; mail addresses and scripts are not. */
    static boolean isWeb(URI uri) {
        return uri.getScheme() != null && WEB.matcher(uri.getScheme()).matches();
    }

    static URI withoutFragment(URI uri) {
        if (uri.getRawFragment() == null) return uri;
        String text = uri.toString();
        return URI.create(text.substring(0, text.indexOf('#')));
    }
}
