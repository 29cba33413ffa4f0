package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlLinksTest {
    private static HtmlLinks parse(String html) {
        return HtmlLinks.parse(html.getBytes(StandardCharsets.UTF_8), null, URI.create("http://h/dir/page.html?x"));
    }

    @Test
    void findsAllKindsOfLinks() {
        assertThat(parse("<link href=1><script src=2></script><a href=3><img src=4></a><map><area href=5></map>"
                                + "<iframe src=6></iframe>")
                        .targets())
                .extracting(URI::toString)
                .containsExactlyInAnyOrder(
                        "http://h/dir/1",
                        "http://h/dir/2",
                        "http://h/dir/3",
                        "http://h/dir/4",
                        "http://h/dir/5",
                        "http://h/dir/6");
    }

    @Test
    void findsWhatPagesLoadOnSomeScreensOnly() {
        assertThat(parse("<img srcset='1 2x,2 100w,, 3, data:image/png;base64,AAAA 3x, 4 (a,b) 1x,5'>"
                                + "<picture><source srcset=6></picture><video src=7 poster=8><track src=9></video>")
                        .targets())
                .extracting(URI::getPath)
                .containsExactlyInAnyOrder(
                        "/dir/1", "/dir/2", "/dir/3", "/dir/4", "/dir/5", "/dir/6", "/dir/7", "/dir/8", "/dir/9");
    }

    @Test
    void findsWhereAPageGoesByItself() {
        assertThat(parse("<meta http-equiv=refresh content='0; url=1'><meta http-equiv=Refresh content=\"5;URL='2'\">"
                                + "<meta http-equiv=refresh content='3, 3'><meta http-equiv=refresh content=5>"
                                + "<meta http-equiv=refresh content='5;'><meta name=refresh content='0; url=4'>"
                                + "<meta http-equiv=refresh content='.5 ; url = \"a b\" '>")
                        .targets())
                .extracting(URI::toString)
                .containsExactly("http://h/dir/1", "http://h/dir/2", "http://h/dir/3", "http://h/dir/a%20b");
    }

    @Test
    void resolvesAsABrowserDoes() {
        assertThat(parse("<a href='../up'></a><a href='/root'></a><a href='//other/x'></a><a href='?q=2'></a>"
                                + "<a href='#here'></a><a href=' spaced '></a><a href='a&amp;b'></a>")
                        .targets())
                .extracting(URI::toString)
                .containsExactly(
                        "http://h/up",
                        "http://h/root",
                        "http://other/x",
                        "http://h/dir/page.html?q=2",
                        "http://h/dir/page.html?x#here",
                        "http://h/dir/spaced",
                        "http://h/dir/a&b");
    }

    @Test
    void theBaseElementCounts() {
        assertThat(parse("<head><base href='/base/'></head><a href=x></a>").targets())
                .containsExactly(URI.create("http://h/base/x"));
    }

    @Test
    void passesOverWhatIsNoLink() {
        HtmlLinks links = parse("<!-- <a href=comment></a> --><script>'<a href=script></a>'</script>"
                + "<style>/*<a href=style>*/</style><textarea><a href=text></a></textarea>"
                + "<a href='mailto:a@b'></a><a href='javascript:go(\"a b\")'></a><a href='data:,x y'></a><a>none</a>"
                + "<link rel=preconnect href='//cdn'>");

        assertThat(links.targets()).isEmpty();
        assertThat(links.malformed()).isEmpty();
    }

    @Test
    void namesWhatIsNoAddress() {
        assertThat(parse("<a href='http://'></a><a href='http://a b/'></a>").malformed())
                .containsExactly("http://", "http://a b/");
    }

    @Test
    void findsAnchors() {
        assertThat(parse("<h1 id='a(b)'></h1><a name=n></a><p id='&eacute;'><input name=no>")
                        .anchors())
                .containsExactlyInAnyOrder("a(b)", "n", "é");
    }

    @Test
    void takesTheCharsetFromThePageOrTheServer() {
        byte[] page = "<meta charset=iso-8859-1><p id=é>".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(HtmlLinks.parse(page, null, URI.create("http://h/")).anchors())
                .containsExactly("é");
        assertThat(HtmlLinks.parse(page, "iso-8859-2", URI.create("http://h/")).anchors())
                .containsExactly("é");
    }
}
