package app;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.concurrent.Callable;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

/** What the loaders load: it says whose classes it is made of. */
public class Greeting implements Callable<String> {
    @Override
    public String call() {
        return Asyncio.run(greet("hello"));
    }

    @Async
    private Coroutine<String> greet(String word) {
        await(Asyncio.sleep(Duration.ZERO));
        String machine = greet("never run").getClass().getClassLoader().getName();
        return value(word + " from " + getClass().getClassLoader().getName() + ", machine " + machine + ", runtime "
                + Coroutine.class.getClassLoader().getName());
    }
}
