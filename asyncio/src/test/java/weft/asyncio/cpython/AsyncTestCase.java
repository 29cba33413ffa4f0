package weft.asyncio.cpython;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import weft.AsyncCallable;
import weft.Awaitable;
import weft.Coroutine;
import weft.EventLoop;
import weft.Task;
import weft.VirtualClock;
import weft.annotations.Async;

/** What {@code unittest.IsolatedAsyncioTestCase} gives: a loop for each test, here in virtual time. */
abstract class AsyncTestCase {
    /** Runs the body of a test as a task; one that waits forever fails instead of hanging. */
    static <T> T run(AsyncCallable<T> test) throws Exception {
        try (EventLoop loop = EventLoop.create(new VirtualClock())) {
            loop.callLater(Duration.ofHours(1), loop::stop);
            return loop.runUntilComplete(call(test));
        }
    }

    @Async
    private static <T> Coroutine<T> call(AsyncCallable<T> test) throws Exception {
        return test.call();
    }

    /** Awaits what must fail: {@code with self.assertRaises(...)} around an await. */
    @Async
    static Coroutine<Throwable> failureOf(Awaitable<?> awaitable) {
        try {
            await(awaitable);
        } catch (Throwable failure) {
            return value(failure);
        }
        throw new AssertionError("did not fail: " + awaitable);
    }

    static <T> List<Task<T>> tasks(int n, AsyncCallable<T> coroutine) throws Exception {
        List<Task<T>> tasks = new ArrayList<>();
        for (int i = 0; i < n; i++) tasks.add(createTask(coroutine.call()));
        return tasks;
    }
}
