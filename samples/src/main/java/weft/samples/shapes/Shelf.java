package weft.samples.shapes;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.yieldNow;
import static weft.samples.shapes.Transcript.say;

import java.util.Map;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

/** A record with async methods; its accessor {@code value} hides the static import, hence {@code Asyncio.value}. */
record Shelf(String name, Map<String, Integer> value) implements Stock {
    @Override
    @Async
    public Coroutine<Integer> count(String item) {
        await(yieldNow());
        return Asyncio.value(value.getOrDefault(item, -1));
    }

    /** Calls the default method that it overrides. */
    @Override
    @Async
    public Coroutine<Boolean> has(String item, int wanted) {
        boolean there = await(Stock.super.has(item, wanted));
        say("  " + name + " has " + wanted + " of " + item + ": " + there);
        return Asyncio.value(there);
    }

    @Async
    static Coroutine<Void> all() {
        Shelf shelf = new Shelf("shelf", Map.of("apple", 3));
        say("record: " + (await(shelf.has("apple", 3)) && await(shelf.has("pear", 1))));
        Stock lambda = item -> Asyncio.value(item.length() + await(Stock.lowest()));
        say("lambda: " + await(lambda.has("plum", 4)) + " " + await(lambda.has("fig", 4)));
        return done();
    }
}
