package weft.samples.linkcheck;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import weft.Coroutine;
import weft.annotations.Async;

/** Asks servers, and goes where they redirect to. */
final class Http {
    /** Who asks, for servers and for their robots.txt. */
    static final String AGENT = "weft-linkcheck";

    private static final int MAX_REDIRECTS = 10;
    private static final int FIRST_REDIRECT = 300;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** It could follow redirects, too, but would not say that they never end. */
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /**
     * What a server has given.
     *
     * @param uri where it was in the end, without a fragment
     * @param response the answer; its body is null if it was not wanted
     */
    record Answer(URI uri, HttpResponse<byte[]> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /**
     * Asks for an address. A status that says that there is nothing is a {@link LinkException}.
     *
     * @param body how the body is read of what is at an address
     */
    @Async
    Coroutine<Answer> get(URI uri, Function<URI, HttpResponse.BodyHandler<byte[]>> body) throws IOException {
        Set<URI> visited = new LinkedHashSet<>();
        URI at = uri;
        while (true) {
            visited.add(at);
            HttpResponse<byte[]> response = await(send(at, body.apply(at)), IOException.class);
            if (response.statusCode() < FIRST_REDIRECT) return value(new Answer(at, response));
            if (!REDIRECTS.contains(response.statusCode())) throw LinkException.ofStatus(response.statusCode());
            URI next = target(at, response);
            if (next.equals(at)) throw new LinkException("redirects to itself");
            if (visited.contains(next)) throw new LinkException("redirects in a circle, by way of " + next);
            if (visited.size() > MAX_REDIRECTS) throw new LinkException("more than " + MAX_REDIRECTS + " redirects");
            at = next;
        }
    }

    private static URI target(URI from, HttpResponse<?> response) throws LinkException {
        String location = response.headers().firstValue("location").orElse(null);
        if (location == null) throw new LinkException("HTTP " + response.statusCode() + " without a location");
        try {
            URI target = Addresses.resolve(from.toString(), location);
            if (Addresses.isWeb(target)) return Addresses.withoutFragment(target);
        } catch (URISyntaxException e) {
            // says the same
        }
        throw new LinkException("redirects to " + location + ", which is no address of the web");
    }

    /** The client's future, as a coroutine: when the time is up it is cancelled, and that ends the exchange. */
    @Async
    private Coroutine<HttpResponse<byte[]>> send(URI uri, HttpResponse.BodyHandler<byte[]> body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("User-Agent", AGENT)
                .header("Accept-Encoding", "gzip")
                .build();
        try {
            return value(await(client.sendAsync(request, body), IOException.class));
        } catch (ConnectException e) {
            if (isUnresolved(e)) throw LinkException.unknownHost(uri.getHost());
            throw e;
        }
    }

    private static boolean isUnresolved(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) return true;
        }
        return false;
    }
}
