package shop;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import weft.Coroutine;
import weft.annotations.Async;

public class Main {
    private final String name;

    Main(String name) {
        this.name = name;
    }

    @Async
    Coroutine<Integer> order(String item, boolean suspends) {
        String label = name + " " + item;
        long fee = 40L;
        int length = label.length();
        int price = await(price(length, suspends)); // at the await
        long sum = price + fee; // after the await
        return value((int) sum); // at the end
    }

    @Async
    Coroutine<Integer> price(int length, boolean suspends) {
        if (suspends) await(yieldNow()); // suspends
        return value(length * 2); // in the callee
    }

    @Async
    static Coroutine<Void> twice(Main shop) {
        System.out.println(await(shop.order("hat", false))); // the first call
        System.out.println(await(shop.order("coat", true))); // the second call
        return done();
    }

    public static void main(String[] args) {
        run(twice(new Main("shop"))); // the program
    }
}
