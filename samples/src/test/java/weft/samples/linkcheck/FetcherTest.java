package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FetcherTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final int LIMIT = 1 << 20;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Page fetch(String path, Duration timeout, int retries) {
        return fetch(server.uri(path), timeout, retries);
    }

    private static Page fetch(URI uri, Duration timeout, int retries) {
        RetryPolicy policy = new RetryPolicy(timeout, retries, Duration.ofNanos(1));
        return run(new Fetcher(new Http(), u -> true, policy, LIMIT, null).fetch(uri));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private void packed(String path, String encoding, byte[] body) {
        server.on(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders().set("Content-Encoding", encoding);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void readsAPage() {
        server.html("/a", "<p id=x><a href=b>");
        Page page = fetch("/a", LONG, 0);
        assertThat(page.isBroken()).isFalse();
        assertThat(page.anchors()).containsExactly("x");
        assertThat(page.links().targets()).containsExactly(server.uri("/b"));
    }

    @Test
    void followsRedirects() {
        server.redirect("/a", "/dir/b").html("/dir/b", "<a href=c>");
        Page page = fetch("/a", LONG, 0);
        assertThat(page.uri()).isEqualTo(server.uri("/dir/b"));
        assertThat(page.links().targets()).containsExactly(server.uri("/dir/c"));
    }

    @Test
    void redirectsThatLeadNowhereSayWhy() {
        server.redirect("/self", "/self#x")
                .redirect("/a", "/b")
                .redirect("/b", "/a")
                .redirect("/mail", "mailto:a@b")
                .redirect("/bad", "http://")
                .redirect("/lost", "/none")
                .on("/nowhere", exchange -> exchange.sendResponseHeaders(302, -1))
                .on("/cached", exchange -> exchange.sendResponseHeaders(304, -1));
        for (int i = 0; i < 11; i++) server.redirect("/long" + i, "/long" + (i + 1));
        assertThat(fetch("/self", LONG, 0).problem()).isEqualTo("redirects to itself");
        assertThat(fetch("/a", LONG, 0).problem()).isEqualTo("redirects in a circle, by way of " + server.uri("/a"));
        assertThat(fetch("/mail", LONG, 0).problem())
                .isEqualTo("redirects to mailto:a@b, which is no address of the web");
        assertThat(fetch("/bad", LONG, 0).problem()).startsWith("redirects to http://, which is no address");
        assertThat(fetch("/lost", LONG, 0).problem()).isEqualTo("HTTP 404");
        assertThat(fetch("/nowhere", LONG, 0).problem()).isEqualTo("HTTP 302 without a location");
        assertThat(fetch("/cached", LONG, 0).problem()).isEqualTo("HTTP 304");
        assertThat(fetch("/long0", LONG, 0).problem()).isEqualTo("more than 10 redirects");
        assertThat(fetch("/long1", LONG, 0).problem()).as("ten of them").isEqualTo("HTTP 404");
    }

    @Test
    void packedPagesAreUnpacked() throws Exception {
        packed("/gzip", "gzip", gzip("<p id=x>"));
        packed("/twice", "gzip, x-gzip", gzip("<p>".repeat(9)));
        packed("/br", "br", new byte[9]);
        packed("/damaged", "gzip", new byte[9]);
        packed("/bomb", "gzip", gzip(" ".repeat(LIMIT + 1)));
        assertThat(fetch("/gzip", LONG, 0).anchors()).containsExactly("x");
        assertThat(fetch("/twice", LONG, 0).problem()).startsWith("ZipException");
        assertThat(fetch("/br", LONG, 0).problem()).isEqualTo("packed as br, which linkcheck cannot unpack");
        assertThat(fetch("/damaged", LONG, 0).problem()).startsWith("ZipException");
        assertThat(fetch("/bomb", LONG, 0).problem()).isEqualTo("larger than 1 MB, its links are not checked");
    }

    @Test
    void aPageIsReadUpToALimit() {
        server.html("/most", " ".repeat(LIMIT))
                .html("/more", " ".repeat(LIMIT + 1))
                .on("/endless", exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, 0);
                    byte[] block = new byte[1 << 16];
                    while (true) exchange.getResponseBody().write(block);
                });
        assertThat(fetch("/most", LONG, 0).isBroken()).isFalse();
        for (String path : List.of("/more", "/endless"))
            assertThat(fetch(path, LONG, 0).problem()).isEqualTo("larger than 1 MB, its links are not checked");
    }

    @Test
    void aHostThatNobodyKnows() {
        assertThat(fetch(URI.create("http://no-such-host.invalid/"), LONG, 0).problem())
                .isEqualTo("unknown host no-such-host.invalid");
        server.redirect("/a", "http://no-such-host.invalid/");
        assertThat(fetch("/a", LONG, 0).problem()).isEqualTo("unknown host no-such-host.invalid");
    }

    @Test
    void whatIsNotFoundIsNotTriedAgain() {
        assertThat(fetch("/a", LONG, 3).problem()).isEqualTo("HTTP 404");
        assertThat(server.hits("/a")).isEqualTo(1);
    }

    @Test
    void whatMayPassIsTriedAgain() {
        AtomicInteger requests = new AtomicInteger();
        server.on("/a", exchange -> {
            boolean works = requests.incrementAndGet() == 3;
            TestServer.send(exchange, works ? 200 : 503, "text/html", "<p id=x>");
        });
        assertThat(fetch("/a", LONG, 1).problem()).isEqualTo("HTTP 503");
        assertThat(fetch("/a", LONG, 1).isBroken()).isFalse();
    }

    @Test
    void whatIsTooSlowIsGivenUpAndTriedAgain() {
        CountDownLatch end = new CountDownLatch(1);
        server.on("/a", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(fetch("/a", Duration.ofMillis(300), 1).problem()).isEqualTo("no answer within 0.3 s");
        assertThat(server.hits("/a")).isEqualTo(2);
        end.countDown();
    }

    @Test
    void aServerThatIsNotThere() {
        URI gone = server.uri("/a");
        server.close();
        assertThat(fetch(gone, LONG, 1).problem()).startsWith("ConnectException");
    }

    @Test
    void whatHttpCannotAsk() {
        assertThat(fetch(URI.create("http://127.0.0.1:99999/"), LONG, 1).problem())
                .startsWith("not an address for HTTP: ");
    }

    @Test
    void aLargeFileIsNotLoaded() {
        server.on("/film", exchange -> {
            exchange.sendResponseHeaders(200, 1L << 40);
            OutputStream body = exchange.getResponseBody();
            byte[] block = new byte[1 << 16];
            while (true) body.write(block);
        });
        assertThat(fetch("/film", LONG, 0).isBroken()).isFalse();
    }

    @Test
    void anUnknownCharsetDoesNotMatter() {
        server.on("/a", exchange -> TestServer.send(exchange, 200, "text/html; charset=\"none such\"", "<p id=x>"))
                .on("/b", exchange -> TestServer.send(exchange, 200, "text/html; charset=nonesuch", "<p id=x>"));
        assertThat(fetch("/a", LONG, 0).anchors()).containsExactly("x");
        assertThat(fetch("/b", LONG, 0).anchors()).containsExactly("x");
    }
}
