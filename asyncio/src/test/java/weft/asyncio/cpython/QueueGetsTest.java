package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.waitFor;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.EventLoop;
import weft.Task;
import weft.TimeoutError;
import weft.annotations.Async;
import weft.sync.Event;
import weft.sync.Queue;
import weft.sync.QueueEmpty;

class QueueGetsTest extends AsyncTestCase {
    private final Queue<Object> q = new Queue<>();

    @Test
    @Twin("test_queues.QueueGetTests.test_blocking_get")
    void blockingGet() throws Exception {
        run(() -> {
            q.putNowait(1);
            assertThat(await(q.get())).isEqualTo(1);
            return done();
        });
    }

    @Test
    @Twin("test_queues.QueueGetTests.test_get_with_putters")
    void getWithPutters() throws Exception {
        run(() -> {
            Queue<Integer> one = new Queue<>(1);
            await(one.put(1));
            Task<Void> putter = createTask(one.put(2));
            await(yieldNow());
            assertThat(await(one.get())).isEqualTo(1);
            assertThat(one).hasToString("<Queue maxsize=1 tasks=1>");
            await(yieldNow());
            assertThat(putter.isDone()).isTrue();
            return done();
        });
    }

    @Test
    @Twin("test_queues.QueueGetTests.test_blocking_get_wait")
    void blockingGetWait() throws Exception {
        run(() -> {
            Event started = new Event();
            Task<Object> getter = createTask(startAndGet(started));
            await(started.waitUntilSet());
            assertThat(getter.isDone()).isFalse();
            EventLoop.running().callLater(Duration.ofMillis(10), () -> q.putNowait(1));
            assertThat(await(getter)).isEqualTo(1);
            return done();
        });
    }

    @Async
    private Coroutine<Object> startAndGet(Event started) {
        started.set();
        return q.get();
    }

    @Test
    @Twin("test_queues.QueueGetTests.test_nonblocking_get")
    void nonblockingGet() {
        q.putNowait(1);
        assertThat(q.getNowait()).isEqualTo(1);
    }

    @Test
    @Twin("test_queues.QueueGetTests.test_nonblocking_get_exception")
    void nonblockingGetException() {
        assertThatThrownBy(q::getNowait).isInstanceOf(QueueEmpty.class);
    }

    /** Rule Q4. */
    @Test
    @Twin("test_queues.QueueGetTests.test_get_cancelled_race")
    void getCancelledRace() throws Exception {
        run(() -> {
            Task<Object> t1 = createTask(q.get());
            Task<Object> t2 = createTask(q.get());
            await(yieldNow());
            t1.cancel();
            await(yieldNow());
            assertThat(t1.isDone()).isTrue();
            await(q.put("a"));
            await(yieldNow());
            assertThat(t2.isDone()).isTrue();
            assertThat(await(t2)).isEqualTo("a");
            return done();
        });
    }

    /** Rule Q3. */
    @Test
    @Twin("test_queues.QueueGetTests.test_get_with_waiting_putters")
    void getWithWaitingPutters() throws Exception {
        run(() -> {
            Queue<String> one = new Queue<>(1);
            createTask(one.put("a"));
            createTask(one.put("b"));
            assertThat(await(one.get())).isEqualTo("a");
            assertThat(await(one.get())).isEqualTo("b");
            return done();
        });
    }

    @Test
    @Twin("test_queues.QueueGetTests.test_why_are_getters_waiting")
    void whyAreGettersWaiting() throws Exception {
        run(() -> {
            Queue<Integer> one = new Queue<>(1);
            await(gather(produce(one), consume(one)));
            assertThat(one.isEmpty()).isTrue();
            return done();
        });
    }

    @Async
    private static Coroutine<Void> produce(Queue<Integer> queue) {
        for (int i = 0; i < 5; i++) await(queue.put(i));
        return done();
    }

    @Async
    private static Coroutine<Void> consume(Queue<Integer> queue) {
        for (int i = 0; i < 5; i++) assertThat(await(queue.get())).isEqualTo(i);
        return done();
    }

    /** Rule Q5. */
    @Test
    @Twin("test_queues.QueueGetTests.test_cancelled_getters_not_being_held_in_self_getters")
    void cancelledGettersAreNotKept() throws Exception {
        run(() -> {
            Throwable failure = await(failureOf(waitFor(q.get(), Duration.ofMillis(100))));
            assertThat(failure).isInstanceOf(TimeoutError.class);
            assertThat(q).hasToString("<Queue maxsize=0>");
            return done();
        });
    }
}
