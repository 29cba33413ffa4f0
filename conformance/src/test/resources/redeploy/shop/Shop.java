package shop;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.run;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.toThread;
import static weft.Asyncio.value;
import static weft.Asyncio.withTimeout;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import weft.CancelledError;
import weft.Context;
import weft.ContextVar;
import weft.Coroutine;
import weft.EventLoop;
import weft.EventLoopGroup;
import weft.Future;
import weft.Loops;
import weft.Runner;
import weft.Task;
import weft.annotations.Async;
import weft.sync.Lock;
import weft.sync.Queue;

/** An application: uses one feature, and closes what it has opened. */
public class Shop implements Function<String, String> {
    static final ContextVar<Object> USER = new ContextVar<>("user");

    /** Leads to its class, and so to all that it holds. */
    static final List<Object> KEPT = new ArrayList<>();

    static class NoAnswer extends RuntimeException {
        final Object request;

        NoAnswer(Object request) {
            super("no answer");
            this.request = request;
        }
    }

    @Async
    static Coroutine<Integer> work() {
        USER.set(new Shop());
        await(sleep(Duration.ofMillis(2)));
        return value(1);
    }

    @Async
    static Coroutine<Void> fails() {
        await(yieldNow());
        throw new NoAnswer(new Shop());
    }

    @Async
    static Coroutine<Integer> catches() {
        try {
            await(createTask(fails()));
        } catch (NoAnswer expected) {
            return value(1);
        }
        return value(0);
    }

    @Async
    static Coroutine<Integer> forgets() {
        createTask(fails());
        await(sleep(Duration.ofMillis(2)));
        return value(1);
    }

    @Async
    static Coroutine<Integer> forgetsWhatLeadsToItself() {
        Future<Object> future = EventLoop.running().createFuture();
        KEPT.add(future);
        future.setException(new NoAnswer(future));
        await(yieldNow());
        return value(1);
    }

    @Async
    static Coroutine<Integer> neverAwaits() {
        Objects.requireNonNull(work()); // a build would warn of what is dropped
        await(yieldNow());
        return value(1);
    }

    @Async
    static Coroutine<Integer> blocks() throws InterruptedException {
        await(yieldNow());
        Thread.sleep(80);
        return value(1);
    }

    @Async
    static Coroutine<Integer> many() {
        Lock lock = new Lock();
        Queue<Integer> queue = new Queue<>();
        await(taskGroup(group -> {
            group.createTask(queue.put(1));
            group.createTask(work());
            return done();
        }));
        await(lock.acquire());
        lock.release();
        int sum = await(queue.get());
        for (int each : await(gather(work(), work()))) sum += each;
        sum += await(withTimeout(Duration.ofMinutes(1), () -> work()));
        sum += await(toThread(() -> 1));
        Task<Integer> cancelled = createTask(work());
        await(yieldNow());
        cancelled.cancel();
        try {
            await(cancelled);
        } catch (CancelledError expected) {
            sum++;
        }
        return value(sum);
    }

    @Async
    static CompletableFuture<Integer> stage() {
        USER.set(new Shop());
        await(CompletableFuture.runAsync(() -> {}));
        return CompletableFuture.completedFuture(1);
    }

    @Async
    static CompletableFuture<Integer> endless() {
        await(new CompletableFuture<Integer>());
        return CompletableFuture.completedFuture(1);
    }

    private static void onLoop(EventLoop loop, Coroutine<?> main) {
        loop.runUntilComplete(main);
        loop.close();
    }

    private static EventLoop silent() {
        EventLoop loop = EventLoop.create();
        loop.setExceptionHandler((where, context) -> {});
        return loop;
    }

    private static EventLoop debug() {
        EventLoop loop = silent();
        loop.setDebug(true);
        return loop;
    }

    private static EventLoop timed(Duration limit) {
        EventLoop loop = silent();
        loop.setSlowCallbackDuration(limit);
        return loop;
    }

    @Override
    public String apply(String feature) {
        try {
            use(feature);
            return "done";
        } catch (Exception failure) {
            throw new IllegalStateException(feature, failure);
        }
    }

    private static void use(String feature) throws Exception {
        switch (feature) {
            case "run" -> run(work());
            case "many functions" -> run(many());
            case "runner" -> {
                try (Runner runner = new Runner()) {
                    runner.run(work());
                    runner.run(work());
                }
            }
            case "failure that is caught" -> onLoop(silent(), catches());
            case "failure that nobody sees" -> onLoop(silent(), forgets());
            case "failure that leads to itself" -> onLoop(silent(), forgetsWhatLeadsToItself());
            case "failure of a loop that is not closed" -> silent().runUntilComplete(forgets());
            case "failure that is logged" -> {
                EventLoop.create().callExceptionHandler(new weft.ExceptionContext("logged", new NoAnswer(new Shop())));
            }
            case "handler that fails" -> {
                EventLoop loop = EventLoop.create();
                loop.setExceptionHandler((where, context) -> {
                    throw new NoAnswer(new Shop());
                });
                onLoop(loop, forgets());
            }
            case "debug mode" -> onLoop(debug(), many());
            case "debug mode, never awaited" -> onLoop(debug(), neverAwaits());
            case "debug mode, loop not closed" -> debug().runUntilComplete(neverAwaits());
            case "limit for slow steps" -> onLoop(timed(Duration.ofMinutes(10)), work());
            case "slow step that is reported" -> onLoop(timed(Duration.ofMillis(2)), blocks());
            case "MBean" -> {
                Loops.registerMBean();
                run(work());
            }
            case "MBean while no loop runs" -> {
                Loops.registerMBean();
                Loops.unregisterMBean();
            }
            case "reports" -> {
                EventLoop loop = EventLoop.create();
                loop.callSoon(() -> Loops.report("pstree", Duration.ofSeconds(1)));
                onLoop(loop, work());
            }
            case "loop that is not closed" -> EventLoop.create().runUntilComplete(work());
            case "loop that never runs" -> EventLoop.create().createTask(work());
            case "virtual time" -> onLoop(EventLoop.create(new weft.VirtualClock()), work());
            case "group" -> {
                try (EventLoopGroup group = new EventLoopGroup(2)) {
                    group.submit(many()).get();
                }
            }
            case "group, failure that nobody sees" -> {
                try (EventLoopGroup group = new EventLoopGroup(1)) {
                    group.loops().get(0).setExceptionHandler((where, context) -> {});
                    group.submit(fails());
                }
            }
            case "group, shutdown with a limit" -> {
                EventLoopGroup group = new EventLoopGroup(1);
                group.submit(sleep(Duration.ofDays(1)));
                group.shutdown(Duration.ofMillis(20)).join();
            }
            case "executor of its own" -> {
                ExecutorService pool = Executors.newFixedThreadPool(2);
                EventLoop loop = EventLoop.create();
                loop.setDefaultExecutor(pool);
                onLoop(loop, many());
            }
            case "post from another thread" -> {
                EventLoop loop = EventLoop.create();
                CountDownLatch ran = new CountDownLatch(1);
                Thread thread = new Thread(loop::runForever);
                thread.start();
                loop.callSoonThreadsafe(ran::countDown);
                ran.await();
                loop.stop();
                thread.join();
                loop.close();
            }
            case "stage" -> stage().get();
            case "stage that is cancelled" -> endless().cancel(true);
            case "context variable" -> USER.reset(USER.set(new Shop()));
            case "context" -> Context.copyContext().run(() -> USER.set(new Shop()));
            case "look at the running loop" -> EventLoop.runningOrNull();
            default -> throw new IllegalArgumentException(feature);
        }
    }
}
