package demo;

import static weft.Asyncio.await;
import static weft.Asyncio.run;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;

import java.time.Duration;
import weft.Coroutine;
import weft.annotations.Async;

public class Shop {
    private final String name;

    Shop(String name) {
        this.name = name;
    }

    @Async
    Coroutine<Integer> price(int item) {
        await(sleep(Duration.ofMillis(1)));
        return value(item * 10);
    }

    @Async
    Coroutine<String> buy(int item) {
        int price = await(price(item));
        return value(name + " sells " + item + " for " + price);
    }

    public static void main(String[] args) throws Exception {
        System.out.println(run(new Shop("The shop").buy(4)));
    }
}
