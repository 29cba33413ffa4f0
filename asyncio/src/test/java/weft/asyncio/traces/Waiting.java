package weft.asyncio.traces;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.ensureFuture;
import static weft.Asyncio.gather;
import static weft.Asyncio.shield;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import weft.AsCompleted;
import weft.Asyncio;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.TaskOptions;
import weft.annotations.Async;
import weft.sync.Lock;

/** An exception goes from a task or future to who awaits it. */
final class Waiting {
    private Waiting() {}

    @Async
    static Coroutine<?> forATask() {
        Task<Integer> task = createTask(Shop.slow().buy("tea"));
        return value(await(task));
    }

    @Async
    static Coroutine<?> forATaskThatIsDone() {
        Task<Integer> task = createTask(Shop.fast().buy("tea"));
        await(sleep(Duration.ofSeconds(1)));
        return value(await(found(task)));
    }

    @Async
    private static Coroutine<Integer> found(Future<Integer> failed) {
        return value(await(failed));
    }

    @Async
    static Coroutine<?> forTasksThatAwaitTasks() {
        return value(await(createTask(waits(
                createTask(waits(createTask(Shop.slow().buy("tea"), "inner")), "middle")))));
    }

    @Async
    private static Coroutine<Object> waits(Task<?> task) {
        return value(await(task));
    }

    @Async
    static Coroutine<?> forOneTaskTwice() {
        Task<Integer> task = createTask(Shop.slow().buy("tea"));
        try {
            return value(await(task));
        } catch (IllegalStateException first) {
            return value(await(task));
        }
    }

    @Async
    static Coroutine<?> forOneTaskInTwo() {
        Task<Integer> shared = createTask(Shop.slow().buy("tea"));
        Task<Object> first = createTask(waits(shared), "first");
        Task<Object> second = createTask(waits(shared), "second");
        await(Asyncio.waitAll(List.of(first, second)));
        first.exception();
        return value(await(second));
    }

    @Async
    static Coroutine<?> forAGather() {
        return value(await(gather(Shop.slow().buy("tea"), Shop.slow().price("milk"))));
    }

    @Async
    static Coroutine<?> forATaskGroup() {
        return value(await(taskGroup(group -> {
            group.createTask(Shop.slow().buy("tea"), "tea");
            group.createTask(Shop.fast().buy("milk"), "milk");
            await(sleep(Duration.ofSeconds(1)));
            return done();
        })));
    }

    @Async
    static Coroutine<?> forAShield() {
        return value(await(shield(Shop.slow().buy("tea"))));
    }

    @Async
    static Coroutine<?> forTheFirst() {
        Set<Task<Integer>> tasks = Set.of(createTask(Shop.slow().buy("tea")));
        var result = await(Asyncio.waitAny(tasks));
        return value(await(result.done().iterator().next()));
    }

    @Async
    static Coroutine<?> forTheFirstWithoutAwait() {
        Set<Task<Integer>> tasks = Set.of(createTask(Shop.slow().buy("tea")));
        var result = await(Asyncio.waitAny(tasks));
        return value(result.done().iterator().next().result());
    }

    @Async
    static Coroutine<?> asCompleted() {
        AsCompleted<Integer> tasks = Asyncio.asCompleted(List.of(Shop.slow().buy("tea")));
        return value(await(await(tasks.next())));
    }

    @Async
    static Coroutine<?> forAnEagerTask() {
        Task<Integer> task =
                EventLoop.running().createTask(Shop.fast().buy("tea"), TaskOptions.DEFAULT.eagerStart(true));
        return value(await(task));
    }

    @Async
    static Coroutine<?> forAMethodThatReturnsATask() {
        return value(await(started()));
    }

    @Async
    private static Task<Integer> started() {
        return Task.completed(await(Shop.slow().buy("tea")));
    }

    @Async
    static Coroutine<?> forAFutureThatAnotherTaskFails() {
        Future<Integer> future = EventLoop.running().createFuture();
        createTask(fails(future));
        return value(await(future));
    }

    @Async
    private static Coroutine<Void> fails(Future<?> future) {
        await(yieldNow());
        future.setException(new IllegalStateException("made in another task"));
        return done();
    }

    @Async
    static Coroutine<?> forAFutureThatACallbackFails() {
        Future<Integer> future = EventLoop.running().createFuture();
        EventLoop.running().callSoon(() -> future.setException(new IllegalStateException("made in a callback")));
        return value(await(future));
    }

    @Async
    static Coroutine<?> inALock() throws Exception {
        Lock lock = new Lock();
        return value(await(lock.with(() -> Shop.slow().buy("tea"))));
    }

    @Async
    static Coroutine<?> forItself() {
        return value(await(waits(Task.currentOrThrow())));
    }

    @Async
    static Coroutine<?> inDebugMode() {
        EventLoop.running().setDebug(true);
        Task<Integer> task = createTask(Shop.slow().buy("tea"));
        return value(await(ensureFuture(task)));
    }
}
