package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.Asyncio.await;
import static weft.Asyncio.run;
import static weft.Asyncio.value;

import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.annotations.Async;

class ShopTest {
    @Async
    private Coroutine<String> twice(Shop shop) {
        return value(await(shop.buy(1)) + ", " + await(shop.buy(2)));
    }

    @Test
    void mainAndTestClassesAreWoven() throws Exception {
        String bought = run(twice(new Shop("The shop")));
        System.out.println(bought);
        assertEquals("The shop sells 1 for 10, The shop sells 2 for 20", bought);
    }
}
