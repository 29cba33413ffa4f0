package weft.samples.linkcheck;

import static weft.Asyncio.await;
import static weft.Asyncio.sleep;
import static weft.Asyncio.toThread;
import static weft.Asyncio.value;
import static weft.Asyncio.waitFor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandler;
import java.util.function.Predicate;
import weft.Coroutine;
import weft.TimeoutError;
import weft.annotations.Async;

/** Asks for a page, again if it must, and reads its links. */
final class Fetcher {
    private static final int LARGE = 512 * 1024;

    private final OneByOne<Page> largePages = new OneByOne<>();
    private final Http http;
    private final Predicate<URI> followed;
    private final RetryPolicy policy;
    private final int maxSize;
    private final Robots robots;

    /**
     * Makes a fetcher.
     *
     * @param http asks the servers
     * @param followed tells which pages' links are wanted
     * @param policy how long to wait, and how often to try
     * @param maxSize the number of bytes up to which a page is read
     * @param robots what servers allow for pages that are not followed; null to ask them all the same
     */
    Fetcher(Http http, Predicate<URI> followed, RetryPolicy policy, int maxSize, Robots robots) {
        this.http = http;
        this.followed = followed;
        this.policy = policy;
        this.maxSize = maxSize;
        this.robots = robots;
    }

    /** Gets a page. What goes wrong is in the page, never thrown. */
    @Async
    Coroutine<Page> fetch(URI uri) {
        if (robots != null && !followed.test(uri) && !await(robots.allow(uri))) return value(Page.refused(uri));
        for (int attempt = 0; ; attempt++) {
            try {
                return value(await(get(uri)));
            } catch (TimeoutError | IOException e) {
                if (attempt == policy.retries() || !mayPass(e)) return value(Page.broken(uri, describe(e)));
            } catch (IllegalArgumentException e) {
                return value(Page.broken(uri, "not an address for HTTP: " + e.getMessage()));
            } catch (OutOfMemoryError e) {
                return value(Page.broken(uri, "too large for the memory of this JVM; see -Xmx and --max-page-size"));
            }
            await(sleep(policy.pause(attempt)));
        }
    }

    /** Large pages take their turn: all that are under way at once are to fit into the memory. */
    @Async
    private Coroutine<Page> get(URI uri) throws IOException {
        try {
            return value(await(get(uri, Math.min(LARGE, maxSize))));
        } catch (LinkException e) {
            if (!e.isTooLarge() || maxSize <= LARGE) throw e;
        }
        return value(await(largePages.run(() -> get(uri, maxSize)), IOException.class));
    }

    @Async
    private Coroutine<Page> get(URI uri, int limit) throws IOException {
        Http.Answer answer = await(waitFor(http.get(uri, at -> body(at, limit)), policy.timeout()), IOException.class);
        byte[] body = answer.response().body();
        if (body == null || !followed.test(answer.uri())) return value(Page.resource(answer.uri()));
        // A parser would keep the event loop, and with it everybody, waiting.
        return value(Page.html(answer.uri(), await(toThread(() -> parse(answer, limit)), IOException.class)));
    }

    private BodyHandler<byte[]> body(URI uri, int limit) {
        return followed.test(uri) ? response -> Html.body(response, limit) : Html::none;
    }

    private static HtmlLinks parse(Http.Answer answer, int limit) throws IOException {
        byte[] html = ContentEncoding.decode(answer.response().body(), answer.header("content-encoding"), limit);
        return HtmlLinks.parse(html, Html.charset(answer.header("content-type")), answer.uri());
    }

    private static boolean mayPass(Exception e) {
        return !(e instanceof LinkException known) || known.mayPass();
    }

    private String describe(Exception e) {
        if (e instanceof LinkException) return e.getMessage();
        if (e instanceof TimeoutError)
            return "no answer within " + policy.timeout().toMillis() / 1000.0 + " s";
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }
}
