package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.toThread;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.annotations.Async;

/** "Running in Threads", {@code run_in_executor}: a call that blocks does so in a pool, and the loop goes on. */
public final class BlockingCall {
    private BlockingCall() {}

    static String blocking(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return "it got through";
    }

    @Async
    static Coroutine<Void> main() {
        CountDownLatch latch = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try {
            Future<String> call = EventLoop.running().runInExecutor(pool, () -> blocking(latch));
            System.out.println("the loop goes on, done: " + call.isDone());
            latch.countDown();
            System.out.println(await(call));
        } finally {
            pool.shutdown();
        }
        // Without a pool of one's own; nothing runs before it is awaited.
        System.out.println(await(toThread(() -> blocking(latch))) + " again");
        return done();
    }

    public static void main(String[] args) {
        run(main());
    }
}
