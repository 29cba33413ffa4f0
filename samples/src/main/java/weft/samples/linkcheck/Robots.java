package weft.samples.linkcheck;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.value;
import static weft.Asyncio.waitFor;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import weft.Coroutine;
import weft.Task;
import weft.TimeoutError;
import weft.annotations.Async;

/** Asks each server once what robots may ask it for. */
final class Robots {
    /** What RFC 9309 has robots read at least. */
    private static final int MAX_SIZE = 500 * 1024;

    private final Http http;
    private final Duration timeout;
    private final Map<String, Task<RobotsTxt>> servers = new HashMap<>();

    Robots(Http http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /** Returns whether an address may be asked for. A server without rules, or one that cannot be asked, allows all. */
    @Async
    Coroutine<Boolean> allow(URI uri) {
        String server = uri.getScheme() + "://" + uri.getRawAuthority();
        Task<RobotsTxt> rules = servers.get(server);
        if (rules == null) {
            rules = createTask(load(URI.create(server + RobotsTxt.PATH)));
            servers.put(server, rules);
        }
        return value(await(rules).allows(uri));
    }

    @Async
    private Coroutine<RobotsTxt> load(URI uri) {
        try {
            Http.Answer answer =
                    await(waitFor(http.get(uri, at -> response -> new Body(MAX_SIZE, 0)), timeout), IOException.class);
            byte[] text = ContentEncoding.decode(answer.response().body(), answer.header("content-encoding"), MAX_SIZE);
            return value(RobotsTxt.parse(new String(text, StandardCharsets.UTF_8), Http.AGENT));
        } catch (TimeoutError | IOException | IllegalArgumentException e) {
            return value(RobotsTxt.ALL);
        }
    }
}
