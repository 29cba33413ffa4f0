package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole tool. */
@Timeout(60)
class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return new Main(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true)).run(args);
    }

    /** Returns the report without the time. */
    private String report() {
        return out.toString(StandardCharsets.UTF_8)
                .replace(System.lineSeparator(), "\n")
                .replaceFirst(", [0-9.]+ s", "");
    }

    @Test
    void aSiteWithAllThatCanGoWrong() throws Exception {
        AtomicInteger shaky = new AtomicInteger();
        try (TestServer site = new TestServer();
                TestServer other = new TestServer()) {
            site.html("/", """
                            <a href="a.html">good</a> <a href="/a.html#here">anchor</a> <a href="a.html#gone">no anchor</a>
                            <a href="moved">redirect</a> <a href="moved#here">redirect</a> <a href="round">redirects</a>
                            <a href="missing.html">404</a> <a href="?q=1">query</a> <a href="?q=2">query</a>
                            <a href="shaky">500, then fine</a> <a href="down">503 for good</a>
                            <a href="http://">no address</a> <a href="mailto:a@b">mail</a>
                            <a href="OTHER/page">other site</a> <img src="picture.png">
                            """.replace("OTHER", other.uri("").toString()))
                    .html(
                            "/a.html",
                            "<p id=here><a href='/'>back</a> <a href='missing.html'>404</a> <a href=a.html>self</a>")
                    .redirect("/moved", "a.html")
                    .redirect("/round", "round")
                    .html("/?q=1", "<a href='deep/b.html'>")
                    .html("/deep/b.html", "<a href='../missing.html'>")
                    .on("/shaky", e -> TestServer.send(e, shaky.incrementAndGet() < 2 ? 500 : 200, "text/html", ""))
                    .status("/down", 503)
                    .on("/picture.png", e -> TestServer.send(e, 200, "image/png", "png"));

            int status = run(site.uri("/").toString(), "--retries", "1");

            assertThat(status).isEqualTo(1);
            assertThat(report().replace(site.uri("").toString(), "SITE")).isEqualTo("""
                            http://: not an address
                                on SITE/
                            SITE/?q=2: HTTP 404
                                on SITE/
                            SITE/a.html#gone: no anchor #gone
                                on SITE/
                            SITE/down: HTTP 503
                                on SITE/
                            SITE/missing.html: HTTP 404
                                on SITE/
                                on SITE/a.html
                                on SITE/deep/b.html
                            SITE/round: redirects to itself
                                on SITE/
                            11 pages, 18 links, 6 broken
                            """);
            assertThat(site.hits("/a.html"))
                    .as("once asked for, once by the redirect")
                    .isEqualTo(2);
            assertThat(site.hits("/missing.html")).isEqualTo(1);
            assertThat(site.hits("/down")).isEqualTo(2);
            assertThat(other.hits("/page")).isZero();
            assertThat(err).hasToString("");
        }
    }

    @Test
    void doesNotWaitForeverForASlowPage() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (TestServer site = new TestServer()) {
            site.on("/", e -> await(end::await));

            assertThat(run(site.uri("/").toString(), "--timeout=0.3", "--retries=0"))
                    .isEqualTo(1);

            assertThat(report()).startsWith(site.uri("/") + ": no answer within 0.3 s\n    where the check starts\n");
        } finally {
            end.countDown();
        }
    }

    private interface Wait {
        void await() throws InterruptedException, BrokenBarrierException;
    }

    private static void await(Wait wait) {
        try {
            wait.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void otherHostsAreCheckedOnRequestAndNotFollowed() throws Exception {
        try (TestServer site = new TestServer();
                TestServer other = new TestServer()) {
            other.html("/good", "<a href=further>");
            site.html("/", "<a href='%s'></a><a href='%s'></a>".formatted(other.uri("/good#x"), other.uri("/bad")));

            assertThat(run(site.uri("/").toString(), "--external")).isEqualTo(1);

            assertThat(report()).startsWith(other.uri("/bad") + ": HTTP 404\n");
            assertThat(other.hits("/good")).isEqualTo(1);
            assertThat(other.hits("/further")).isZero();
        }
    }

    @Test
    void otherHostsAreAskedForTheirRobotsTxtUnlessItIsIgnored() throws Exception {
        try (TestServer site = new TestServer();
                TestServer other = new TestServer()) {
            other.on("/robots.txt", e -> TestServer.send(e, 200, "text/plain", "User-agent: *\nDisallow: /private"));
            site.html(
                    "/",
                    "<a href='%s'></a><a href='%s'></a>".formatted(other.uri("/private/a"), other.uri("/private/b")));

            assertThat(run(site.uri("/").toString(), "--external")).isZero();
            assertThat(report()).isEqualTo("1 pages, 2 links, 0 broken; 2 refused by robots.txt\n");
            assertThat(other.hits("/robots.txt")).isEqualTo(1);
            assertThat(other.hits("/private/a")).isZero();
            assertThat(site.hits("/robots.txt")).isZero();

            out.reset();
            assertThat(run(site.uri("/").toString(), "--external", "--ignore-robots"))
                    .isEqualTo(1);
            assertThat(report()).contains(other.uri("/private/a") + ": HTTP 404\n", "2 broken");
            assertThat(other.hits("/robots.txt")).isEqualTo(1);
        }
    }

    @Test
    void asManyRequestsAtOnceAsAllowedAndNoMore() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier allowed = new CyclicBarrier(3);
        try (TestServer site = new TestServer()) {
            StringBuilder links = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                links.append("<a href=p%d></a>".formatted(i));
                site.on("/p" + i, exchange -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    await(allowed::await);
                    underWay.decrementAndGet();
                    TestServer.send(exchange, 200, "text/html", "<a href=/>");
                });
            }
            site.html("/", links.toString());

            assertThat(run(site.uri("/").toString(), "--concurrency", "3")).isZero();

            assertThat(report()).isEqualTo("31 pages, 60 links, 0 broken\n");
            assertThat(most).hasValue(3);
        }
    }

    @Test
    void stopsAtTheLimit(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("index.html"), "<a href=a.html></a><a href=b.html></a>");
        Files.writeString(folder.resolve("a.html"), "");

        assertThat(run(folder.toString(), "--max-pages", "2")).isZero();

        assertThat(report()).isEqualTo("2 pages, 2 links, 0 broken; 1 not checked\n");
    }

    @Test
    void reportsAsJson(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("index.html"), "<a href=a.html>");

        assertThat(run(folder.toString(), "--json", "--progress")).isEqualTo(1);

        assertThat(report()).startsWith("{\n").contains("\"link\": \"a.html\"").endsWith("}\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("\r").contains(" pages, ");
    }

    @Test
    void help() {
        assertThat(run("--help")).isZero();
        assertThat(report())
                .startsWith("Usage: linkcheck ")
                .contains("--concurrency", "--ignore-robots", "robots.txt", "Exit status: 0");
    }

    @ParameterizedTest
    @CsvSource({
        "--concurrency=0, --concurrency must be 1 or more",
        "--concurrency=x, Invalid value for option '--concurrency': 'x' is not an int",
        "--timeout=0, --timeout must be more than 0 seconds",
        "--timeout=NaN, --timeout must be more than 0 seconds",
        "--retries=-1, --retries must be 0 or more",
        "--max-pages=0, --max-pages must be 1 or more",
        "--max-page-size=0, --max-page-size must be 1 to 1024",
        "--max-page-size=1025, --max-page-size must be 1 to 1024",
        "--nonesuch, Unknown option: '--nonesuch'",
        "none/such, no such file or folder: none/such",
    })
    void usageErrors(String argument, String message) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("linkcheck: " + message);
        assertThat(out).hasToString("");
    }
}
