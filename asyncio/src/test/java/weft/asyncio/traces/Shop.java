package weft.asyncio.traces;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.Optional;
import weft.Coroutine;
import weft.annotations.Async;

/** Methods that the programs await: three that await one another, of which the innermost fails. */
final class Shop {
    private final boolean suspends;

    Shop(boolean suspends) {
        this.suspends = suspends;
    }

    /** The other methods suspend before they fail. */
    static Shop slow() {
        return new Shop(true);
    }

    /** The other methods fail in their first step. */
    static Shop fast() {
        return new Shop(false);
    }

    @Async
    Coroutine<Integer> buy(String what) {
        int price = await(price(what));
        return value(price + 1);
    }

    @Async
    Coroutine<Integer> price(String what) {
        return value(Integer.parseInt("1") + await(stock(what)));
    }

    @Async
    private Coroutine<Integer> stock(String what) {
        if (suspends) await(sleep(Duration.ofMillis(1)));
        return value(lookUp(what));
    }

    private static int lookUp(String what) {
        return Optional.<Integer>empty().orElseThrow(() -> new IllegalStateException("no " + what));
    }

    @Async
    Coroutine<Void> forever() {
        await(sleep(Duration.ofDays(1)));
        return done();
    }
}
