package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private static final Report BROKEN = new Report(
            12,
            34,
            0,
            0,
            false,
            1.25,
            List.of(
                    new BrokenLink("start.html", "HTTP 500", List.of(), List.of()),
                    new BrokenLink("x\"y", "no anchor #<init>", List.of(), List.of("a.html", "b.html"))));

    private static List<String> print(Consumer<PrintStream> report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void text() {
        assertThat(print(out -> TextReport.print(BROKEN, false, out)))
                .containsExactly(
                        "start.html: HTTP 500",
                        "    where the check starts",
                        "x\"y: no anchor #<init>",
                        "    on a.html",
                        "    on b.html",
                        "12 pages, 34 links, 2 broken, 1.3 s");
    }

    @Test
    void quiet() {
        Report good = new Report(1, 2, 0, 0, false, 0.1, List.of());
        assertThat(print(out -> TextReport.print(good, true, out))).isEmpty();
        assertThat(print(out -> TextReport.print(BROKEN, true, out))).hasSize(5);
    }

    @Test
    void cutShort() {
        Report cut = new Report(1, 2, 7, 3, true, 0.1, List.of());
        assertThat(print(out -> TextReport.print(cut, false, out)))
                .containsExactly(
                        "1 pages, 2 links, 0 broken, 0.1 s; 7 not checked; 3 refused by robots.txt (interrupted)");
    }

    @Test
    void aLinkOnEachPage() {
        List<String> pages = IntStream.range(0, 13).mapToObj(i -> i + ".html").toList();
        Report report = new Report(13, 13, 0, 0, false, 0.1, List.of(new BrokenLink("x", "HTTP 404", pages, pages)));
        assertThat(print(out -> TextReport.print(report, true, out)))
                .hasSize(13)
                .contains(
                        "    as #0.html, #1.html, #2.html, #3.html, #4.html, #5.html, #6.html, #7.html, #8.html, #9.html"
                                + " and 3 more")
                .endsWith("    on 9.html", "    and on 3 more");
    }

    @Test
    void json() {
        assertThat(print(out -> JsonReport.print(BROKEN, out)))
                .containsExactly(
                        "{",
                        "  \"pages\": 12,",
                        "  \"links\": 34,",
                        "  \"unchecked\": 0,",
                        "  \"refused\": 0,",
                        "  \"interrupted\": false,",
                        "  \"seconds\": 1.25,",
                        "  \"broken\": [",
                        "    {",
                        "      \"link\": \"start.html\",",
                        "      \"problem\": \"HTTP 500\",",
                        "      \"anchors\": [],",
                        "      \"pages\": []",
                        "    },",
                        "    {",
                        "      \"link\": \"x\\\"y\",",
                        "      \"problem\": \"no anchor #<init>\",",
                        "      \"anchors\": [],",
                        "      \"pages\": [",
                        "        \"a.html\",",
                        "        \"b.html\"",
                        "      ]",
                        "    }",
                        "  ]",
                        "}");
    }
}
