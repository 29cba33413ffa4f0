package trips;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import weft.Coroutine;
import weft.annotations.Async;

/** Methods whose parameters tools name. */
public class Trips {
    @Async
    public CompletableFuture<String> book(String city, long days, int page) {
        return CompletableFuture.completedFuture(city + await(value(days)) + page);
    }

    @Async
    public static Coroutine<Integer> count(double unread, List<? super Integer> trips) {
        return value(await(value(trips.size())));
    }

    public void plain(String city, long days, int page) {}
}
