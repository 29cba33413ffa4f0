package orders;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import lombok.Builder;
import lombok.Cleanup;
import lombok.NonNull;
import lombok.Singular;
import lombok.SneakyThrows;
import lombok.ToString;
import lombok.Value;
import lombok.With;
import lombok.experimental.Accessors;
import lombok.val;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

@Value
@Builder
@Accessors(fluent = true)
public class Order {
    @With
    String name;

    @Singular
    List<String> items;

    @ToString.Exclude
    StringBuilder log;

    @Async
    @SneakyThrows
    Coroutine<String> failing(boolean fails) {
        await(Asyncio.sleep(Duration.ZERO));
        if (fails) throw new IOException("checked");
        return value(await(named(name)));
    }

    @Async
    @SneakyThrows(IOException.class)
    private Coroutine<String> named(@NonNull String given) {
        if (given.isEmpty()) throw new IOException("no name");
        await(Asyncio.sleep(Duration.ZERO));
        return value(given + "!");
    }

    @Async
    Coroutine<Integer> cleaned(boolean fails) {
        @Cleanup Resource outer = await(Resource.open("outer", log));
        @Cleanup("shut") val inner = await(Resource.open("inner", log));
        val size = await(Asyncio.sleep(Duration.ZERO, items.size()));
        log.append("working ");
        if (fails) throw new IllegalStateException("while open");
        return value(size);
    }

    @Async
    Coroutine<String> joined() {
        var text = name;
        for (val item : items) text += await(Asyncio.sleep(Duration.ZERO, "," + item));
        val result = text;
        return value(result);
    }
}
