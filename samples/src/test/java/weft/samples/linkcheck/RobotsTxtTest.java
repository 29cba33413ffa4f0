package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RobotsTxtTest {
    private static List<String> refused(String rules, String... paths) {
        RobotsTxt robots = RobotsTxt.parse(rules, "weft-linkcheck");
        return Stream.of(paths)
                .filter(path -> !robots.allows(URI.create("http://h" + path)))
                .toList();
    }

    @Test
    void theLongestRuleCounts() {
        assertThat(refused(
                        "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nDisallow: /x\nAllow: /x",
                        "/",
                        "/a",
                        "/ab",
                        "/a/b",
                        "/a/b/c",
                        "/b",
                        "/x"))
                .containsExactly("/a", "/ab", "/a/b/c");
    }

    @Test
    void starsAndEnds() {
        assertThat(refused(
                        "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/edit\nDisallow: /?q=",
                        "/a.pdf",
                        "/a.pdfx",
                        "/a/edit/b",
                        "/edit",
                        "/?q=1",
                        "/?p=1"))
                .containsExactly("/a.pdf", "/a/edit/b", "/?q=1");
    }

    @Test
    void theOwnGroupCountsAlone() {
        String rules = "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-Agent: Weft-LinkCheck # us\n"
                + "disallow : /own # not this\nSitemap: http://h/s.xml\nUser-agent: third\nDisallow: /third";
        assertThat(refused(rules, "/a", "/own", "/third")).containsExactly("/own");
        assertThat(refused("User-agent: weft-linkcheck\nDisallow:\nUser-agent: *\nDisallow: /", "/a"))
                .isEmpty();
    }

    @Test
    void noRulesAllowAll() {
        for (String rules : List.of("", "<html>", "Disallow: /", "User-agent: other\nDisallow: /", "User-agent: *"))
            assertThat(refused(rules, "/a")).as(rules).isEmpty();
        assertThat(refused("User-agent: *\nDisallow: /", "/robots.txt", "/a")).containsExactly("/a");
    }
}
