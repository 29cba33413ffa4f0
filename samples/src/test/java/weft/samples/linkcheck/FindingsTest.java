package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final URI A = URI.create("http://h/a");
    private static final URI B = URI.create("http://h/b");

    private final Findings findings = new Findings();

    private Report report() {
        return findings.report(URI::toString, false, Duration.ofMillis(1500));
    }

    private static URI fragment(String raw) {
        return URI.create("http://h/b#" + raw);
    }

    private void html(URI uri, String... anchors) {
        findings.page(uri, Page.html(uri, new HtmlLinks(Set.of(), Set.of(), Set.of(anchors))));
    }

    @Test
    void aBrokenPageIsListedWithAllThatReferToIt() {
        findings.link(B, A);
        findings.link(B, URI.create("http://h/0"));
        findings.link(B, A);
        findings.page(B, Page.broken(B, "HTTP 404"));

        assertThat(report())
                .isEqualTo(new Report(
                        1,
                        2,
                        0,
                        0,
                        false,
                        1.5,
                        List.of(new BrokenLink(
                                "http://h/b", "HTTP 404", List.of(), List.of("http://h/0", "http://h/a")))));
    }

    @Test
    void aBrokenPageIsOneEntryWhateverAnchorsOfItAreMeant() {
        findings.link(B, A);
        findings.link(fragment("y"), A);
        findings.link(fragment("x"), URI.create("http://h/0"));
        findings.page(B, Page.broken(B, "HTTP 404"));

        assertThat(report().broken())
                .containsExactly(new BrokenLink(
                        "http://h/b", "HTTP 404", List.of("x", "y"), List.of("http://h/0", "http://h/a")));
    }

    @Test
    void whatRobotsAreRefusedIsNotBrokenAndCounted() {
        findings.link(fragment("x"), A);
        findings.page(B, Page.refused(B));

        assertThat(report()).isEqualTo(new Report(0, 1, 0, 1, false, 1.5, List.of()));
    }

    @Test
    void anchorsAreLookedFor() {
        html(B, "x", "<init>", "%41");
        for (String fragment : List.of("x", "%3Cinit%3E", "%41", "", "Top", "missing"))
            findings.link(fragment(fragment), A);

        assertThat(report().broken())
                .containsExactly(
                        new BrokenLink("http://h/b#missing", "no anchor #missing", List.of(), List.of("http://h/a")));
    }

    @Test
    void anchorsOfWhatIsNoHtmlAreNotLookedFor() {
        findings.page(B, Page.resource(B));
        findings.link(fragment("page=2"), A);

        assertThat(report().broken()).isEmpty();
    }

    @Test
    void whereItStartsIsCheckedToo() {
        findings.start(A);
        findings.page(A, Page.broken(A, "HTTP 500"));

        assertThat(report().broken()).containsExactly(new BrokenLink("http://h/a", "HTTP 500", List.of(), List.of()));
    }

    @Test
    void whatWasNotAskedIsNotBroken() {
        findings.link(B, A);

        assertThat(report().unchecked()).isEqualTo(1);
        assertThat(report().broken()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsBroken() {
        findings.malformed("http://", A);

        assertThat(report().broken())
                .containsExactly(new BrokenLink("http://", "not an address", List.of(), List.of("http://h/a")));
    }
}
