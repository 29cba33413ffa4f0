package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.run;

import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FetcherTest {
    private static final Duration LONG = Duration.ofSeconds(50);

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
        return run(new Fetcher(u -> true, new RetryPolicy(timeout, retries, Duration.ofNanos(1))).fetch(uri));
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
    void aRoundOfRedirectsEnds() {
        server.redirect("/a", "/b").redirect("/b", "/a");
        assertThat(fetch("/a", LONG, 0).problem()).isEqualTo("HTTP 302");
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
