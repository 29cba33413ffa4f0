package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.ensureFuture;
import static weft.Asyncio.value;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.Awaitable;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.VirtualClock;
import weft.annotations.Async;

/** test_tasks.BaseTaskTests: what a task is and what it drives. */
class TasksTest extends LoopTestCase {
    @Async
    private static Coroutine<String> notMuch() {
        return value("ok");
    }

    @Async
    private static <T> Coroutine<T> waitFor(Awaitable<T> awaitable) {
        return value(await(awaitable));
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_task_awaits_on_itself")
    void aTaskCannotAwaitItself() {
        AtomicReference<Task<Void>> self = new AtomicReference<>();
        self.set(loop.createTask(awaitsOn(self)));
        assertThatThrownBy(() -> complete(self.get()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Task cannot await on itself");
    }

    @Async
    private static Coroutine<Void> awaitsOn(AtomicReference<? extends Awaitable<Void>> what) {
        await(what.get());
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_task_class")
    void aTaskBelongsToItsLoop() {
        Task<String> task = loop.createTask(notMuch());
        complete(task);
        assertThat(task.isDone()).isTrue();
        assertThat(task.result()).isEqualTo("ok");
        assertThat(task.loop()).isSameAs(loop);
        try (EventLoop other = EventLoop.create(new VirtualClock())) {
            Task<String> second = other.createTask(notMuch());
            assertThat(second.loop()).isSameAs(other);
            assertThat(other.runUntilComplete(second)).isEqualTo("ok");
        }
    }

    // ---- ensureFuture

    @Test
    @Twin("test_tasks.BaseTaskTests.test_ensure_future_coroutine")
    void ensureFutureMakesATaskOfACoroutine() {
        assertThatThrownBy(() -> ensureFuture(notMuch())).isInstanceOf(IllegalStateException.class);
        Future<String> future = complete(ensures(notMuch()));
        assertThat(future).isInstanceOf(Task.class);
        assertThat(future.loop()).isSameAs(loop);
        assertThat(complete(future)).isEqualTo("ok");
    }

    @Async
    private static <T> Coroutine<Future<T>> ensures(Awaitable<T> awaitable) {
        return value(ensureFuture(awaitable));
    }

    @Test
    @Twin({"test_tasks.BaseTaskTests.test_ensure_future_future", "test_tasks.BaseTaskTests.test_ensure_future_task"})
    void ensureFutureGivesAFutureBack() {
        Future<String> future = loop.createFuture();
        Task<String> task = loop.createTask(notMuch());
        assertThat(ensureFuture(future)).isSameAs(future);
        assertThat(ensureFuture(task)).isSameAs(task);
        assertThat(complete(ensures(future))).isSameAs(future);
        assertThat(complete(ensures(task))).isSameAs(task);
        assertThat(task.result()).isEqualTo("ok");
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_ensure_future_awaitable")
    void ensureFutureMakesATaskOfAnAwaitable() {
        Coroutine<String> inner = notMuch();
        Awaitable<String> wrapper = inner::onAwait;
        Future<String> future = complete(ensures(wrapper));
        assertThat(future).isInstanceOf(Task.class);
        assertThat(complete(future)).isEqualTo("ok");
    }

    // ---- text

    @Test
    @Twin("test_tasks.BaseTaskTests.test_get_stack")
    void theStackHasTheCoroutines() {
        Future<Void> future = loop.createFuture();
        Task<Void> task = loop.createTask(foo(future));
        complete(task);
        Task<Void> suspended = loop.createTask(waitFor(loop.<Void>createFuture()));
        turn();
        assertThat(suspended.getStack())
                .singleElement()
                .satisfies(frame -> assertThat(frame.getMethodName()).isEqualTo("waitFor"));
        assertThat(task.getStack()).isEmpty();
    }

    @Async
    private static Coroutine<Void> foo(Future<Void> future) {
        await(bar(future));
        return done();
    }

    @Async
    private static Coroutine<Void> bar(Future<Void> future) {
        assertThat(Task.current().getStack())
                .extracting(StackTraceElement::getMethodName)
                .startsWith("bar", "foo");
        EventLoop.running().callSoon(() -> future.setResult(null));
        await(future);
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_task_repr")
    void text() {
        Task<String> task = loop.createTask(notMuch(), "TestTask");
        assertThat(task).hasToString("<Task pending name='TestTask' coro=<Coroutine TasksTest.notMuch>>");
        task.cancel(); // takes effect in the next turn
        assertThat(task).hasToString("<Task cancelling name='TestTask' coro=<Coroutine TasksTest.notMuch>>");
        assertCancelled(task);
        assertThat(task).hasToString("<Task cancelled name='TestTask'>");
        Task<String> second = loop.createTask(notMuch(), "TestTask");
        complete(second);
        assertThat(second).hasToString("<Task finished result=ok name='TestTask'>");
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_task_repr_autogenerated")
    void namesAreNumbered() {
        Task<String> first = loop.createTask(notMuch());
        Task<String> second = loop.createTask(notMuch());
        assertThat(Stream.of(first, second).map(Task::name)).allMatch(name -> name.matches("Task-\\d+"));
        assertThat(number(first)).isLessThan(number(second));
        assertThat(first.toString()).startsWith("<Task pending name='" + first.name() + "'");
    }

    private static int number(Task<?> task) {
        return Integer.parseInt(task.name().substring("Task-".length()));
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_task_repr_wait_for")
    void theTextTellsWhatIsAwaited() {
        Future<Void> future = loop.createFuture();
        Task<Void> task = loop.createTask(waitFor(future), "inner");
        Task<Void> outer = loop.createTask(waitFor(task));
        turn();
        assertThat(task.toString()).endsWith(" wait_for=" + future + ">");
        assertThat(outer.toString()).endsWith(" wait_for=<Task pending name='inner'>>");
        future.setResult(null);
        complete(outer);
        assertThat(task.toString()).doesNotContain("wait_for");
    }

    // ---- results

    @Test
    @Twin("test_tasks.BaseTaskTests.test_task_basics")
    void basics() {
        assertThat(complete(outer())).isEqualTo(1042);
    }

    @Async
    private static Coroutine<Integer> outer() {
        int a = await(number(42));
        int b = await(number(1000));
        return value(a + b);
    }

    @Async
    private static Coroutine<Integer> number(int number) {
        return value(number);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_coroutine_non_gen_function")
    void aMethodThatNeverAwaits() {
        assertThat(complete(notMuch())).isEqualTo("ok");
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_coroutine_non_gen_function_return_future")
    void aReturnedFutureIsNotAwaited() {
        Future<String> future = loop.createFuture();
        Task<Future<String>> first = loop.createTask(ensures(future));
        Task<Void> second = loop.createTask(sets(future));
        assertThat(complete(first)).isSameAs(future);
        complete(second);
        assertThat(future.result()).isEqualTo("test");
    }

    @Async
    private static Coroutine<Void> sets(Future<String> future) {
        future.setResult("test");
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_step_result_future")
    void theTaskGetsTheResultOfWhatItAwaits() {
        Future<Object> future = loop.createFuture();
        Task<Object> task = loop.createTask(waitFor(future));
        turn();
        assertThat(task.isDone()).isFalse();
        Object result = new Object();
        future.setResult(result);
        turn();
        assertThat(task.result()).isSameAs(result);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_bare_create_task")
    void createTaskNeedsALoop() {
        assertThatThrownBy(() -> createTask(notMuch()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("createTask");
        assertThat(complete(creates())).isEqualTo("ok");
    }

    @Async
    private static Coroutine<String> creates() {
        Task<String> task = createTask(notMuch());
        return value(await(task));
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_bare_create_named_task")
    void createTaskTakesAName() {
        complete(createsNamed());
    }

    @Async
    private static Coroutine<Void> createsNamed() {
        Task<String> task = createTask(notMuch(), "No-op");
        assertThat(task.name()).isEqualTo("No-op");
        await(task);
        return done();
    }

    /** Once it is done the coroutine is let go. */
    @Test
    @Twin("test_tasks.BaseTaskTests.test_get_coro")
    void theCoroutineOfATask() {
        Coroutine<String> coroutine = notMuch();
        Task<String> task = loop.createTask(coroutine);
        assertThat(task.coroutine()).isSameAs(coroutine);
        complete(task);
        assertThat(task.coroutine()).isNull();
    }
}
