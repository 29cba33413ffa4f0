package weft.samples.debugging;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.run;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** A shop in which things go wrong: docs/debugging.md looks for them. */
public final class Shop {
    private static final Duration DELIVERY = Duration.ofMillis(10);
    private static final Duration A_LONG_TIME = Duration.ofHours(1);

    private Shop() {}

    @Async
    static Coroutine<Integer> price(String item) {
        await(sleep(DELIVERY));
        if (item.isEmpty()) throw new IllegalArgumentException("no item");
        return value(item.length());
    }

    @Async
    static Coroutine<Integer> order(String... items) {
        int sum = 0;
        for (String item : items) sum += await(price(item));
        return value(sum);
    }

    /** The second order fails, in a task of its own. */
    @Async
    static Coroutine<Integer> sell() {
        Task<Integer> first = createTask(order("hat", "coat"), "first order");
        Task<Integer> second = createTask(order("shoe", ""), "second order");
        return value(await(first) + await(second));
    }

    @Async
    static Coroutine<Void> deliver(String where) {
        await(sleep(A_LONG_TIME));
        System.out.println("delivered to " + where);
        return done();
    }

    /** Waits for a long time. */
    @Async
    static Coroutine<Void> ship() {
        List<Task<Void>> vans = new ArrayList<>();
        for (String where : List.of("Ulm", "Bonn")) vans.add(createTask(deliver(where), "van to " + where));
        await(gather(vans));
        return done();
    }

    /** Keeps the loop's thread. */
    @Async
    static Coroutine<Void> count() throws InterruptedException {
        await(sleep(DELIVERY));
        Thread.sleep(150); // belongs into toThread(...)
        return done();
    }

    /**
     * Runs one of them.
     *
     * @param arguments {@code sell}, {@code ship} or {@code count}
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "sell" -> run(sell());
            case "ship" -> run(ship());
            case "count" -> run(() -> count());
            default -> throw new IllegalArgumentException("sell, ship or count");
        }
    }
}
