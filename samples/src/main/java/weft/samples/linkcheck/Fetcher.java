package weft.samples.linkcheck;

import static weft.Asyncio.await;
import static weft.Asyncio.sleep;
import static weft.Asyncio.toThread;
import static weft.Asyncio.value;
import static weft.Asyncio.waitFor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Predicate;
import weft.Coroutine;
import weft.TimeoutError;
import weft.annotations.Async;

/** Asks for a page, again if it must, and reads its links. */
final class Fetcher {
    private static final int FIRST_ERROR_STATUS = 300;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final Predicate<URI> followed;
    private final RetryPolicy policy;

    /**
     * Makes a fetcher.
     *
     * @param followed tells which pages' links are wanted
     * @param policy how long to wait, and how often to try
     */
    Fetcher(Predicate<URI> followed, RetryPolicy policy) {
        this.followed = followed;
        this.policy = policy;
    }

    /** Gets a page. What goes wrong is in the page, never thrown. */
    @Async
    Coroutine<Page> fetch(URI uri) {
        for (int attempt = 0; ; attempt++) {
            try {
                return value(await(get(uri)));
            } catch (TimeoutError | IOException e) {
                if (attempt == policy.retries() || !mayPass(e)) return value(Page.broken(uri, describe(e)));
            } catch (IllegalArgumentException e) {
                return value(Page.broken(uri, "not an address for HTTP: " + e.getMessage()));
            }
            await(sleep(policy.pause(attempt)));
        }
    }

    @Async
    private Coroutine<Page> get(URI uri) throws IOException {
        HttpResponse<byte[]> response = await(waitFor(send(uri), policy.timeout()), IOException.class);
        if (response.statusCode() >= FIRST_ERROR_STATUS) throw new StatusException(response.statusCode());
        URI found = response.uri();
        if (response.body() == null || !followed.test(found)) return value(Page.resource(found));
        // A parser would keep the event loop, and with it everybody, waiting.
        String charset = Html.charset(response.headers());
        return value(Page.html(found, await(toThread(() -> HtmlLinks.parse(response.body(), charset, found)))));
    }

    /** The client's future, as a coroutine: when the time is up it is cancelled, and that ends the exchange. */
    @Async
    private Coroutine<HttpResponse<byte[]>> send(URI uri) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("User-Agent", "weft-linkcheck")
                .build();
        return value(await(client.sendAsync(request, followed.test(uri) ? Html::body : Html::none), IOException.class));
    }

    private static boolean mayPass(Exception e) {
        return !(e instanceof StatusException status) || status.mayPass();
    }

    private String describe(Exception e) {
        if (e instanceof StatusException) return e.getMessage();
        if (e instanceof TimeoutError)
            return "no answer within " + policy.timeout().toMillis() / 1000.0 + " s";
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }
}
