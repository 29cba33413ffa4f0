package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.samples.coroutines.SayAfter.sayAfter;

import java.time.Duration;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** "Coroutines", {@code create_task}: two tasks take as long as the longer one, two seconds. */
public final class SayConcurrently {
    private SayConcurrently() {}

    @Async
    static Coroutine<Void> main() {
        Task<Void> hello = createTask(sayAfter(Duration.ofSeconds(1), "hello"));
        Task<Void> world = createTask(sayAfter(Duration.ofSeconds(2), "world"));
        Stopwatch watch = new Stopwatch();
        await(hello);
        await(world);
        System.out.println("finished after " + watch.seconds() + " s");
        return done();
    }

    public static void main(String[] args) {
        run(main());
    }
}
