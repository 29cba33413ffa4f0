package orders;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.time.Duration;
import lombok.AccessLevel;
import lombok.AllArgsConstructor;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

@AllArgsConstructor(access = AccessLevel.PRIVATE)
class Resource {
    private final String name;
    private final StringBuilder log;

    @Async
    static Coroutine<Resource> open(String name, StringBuilder log) {
        await(Asyncio.sleep(Duration.ZERO));
        log.append("open ").append(name).append(' ');
        return value(new Resource(name, log));
    }

    void close() {
        log.append("close ").append(name).append(' ');
    }

    void shut() {
        log.append("shut ").append(name).append(' ');
    }
}
