import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.toThread;
import static weft.Asyncio.value;
import static weft.Asyncio.withTimeout;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import weft.Asyncio;
import weft.Coroutine;
import weft.EventLoop;
import weft.EventLoopGroup;
import weft.Loops;
import weft.annotations.Async;
import weft.sync.Lock;
import weft.sync.Queue;

/** A bit of all: timers, threads, locks, tasks, reports, looks from outside. */
public class Busy {
    @Async
    static Coroutine<Integer> add(Lock lock, int number) {
        await(lock.acquire());
        try {
            await(sleep(Duration.ofNanos(1)));
            return value(number + await(toThread(() -> 1)));
        } finally {
            lock.release();
        }
    }

    @Async
    static CompletableFuture<String> stage(String text) {
        await(CompletableFuture.runAsync(() -> {}));
        return CompletableFuture.completedFuture(text);
    }

    @Async
    static Coroutine<Void> fail() {
        await(yieldNow());
        throw new IllegalStateException("lost on purpose");
    }

    @Async
    static Coroutine<String> main() {
        Lock lock = new Lock();
        Queue<Integer> queue = new Queue<>();
        await(taskGroup(group -> {
            group.createTask(queue.put(1));
            group.createTask(add(lock, 1));
            return done();
        }));
        createTask(fail());
        await(yieldNow());
        await(yieldNow());
        int sum = await(queue.get());
        for (int each : await(gather(add(lock, 1), add(lock, 2)))) sum += each;
        sum += await(withTimeout(Duration.ofMinutes(1), () -> add(lock, 3)));
        EventLoop.running().callExceptionHandler(new weft.ExceptionContext("reported on purpose", null));
        return value(await(stage("sum ")) + sum);
    }

    public static void main(String[] args) throws Exception {
        System.out.println(Asyncio.run(main()));
        System.out.println(Asyncio.run(main()));
        try (EventLoopGroup group = new EventLoopGroup(1)) {
            System.out.println(group.submit(add(new Lock(), 1)).get());
        }
        for (String format : new String[] {"ps", "pstree", "json"}) Loops.report(format, Duration.ofSeconds(2));
        if (args.length == 0) return;
        try {
            Loops.registerMBean();
            System.out.println("registered");
        } catch (IllegalStateException missing) {
            System.out.println(missing.getMessage());
        }
    }
}
