package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Task;
import weft.annotations.Async;
import weft.sync.Event;
import weft.sync.Queue;
import weft.sync.QueueFull;

class QueuePutsTest extends AsyncTestCase {
    private final Queue<Object> q = new Queue<>();
    private final Queue<Object> one = new Queue<>(1);

    @Test
    @Twin("test_queues.QueuePutTests.test_blocking_put")
    void blockingPut() throws Exception {
        run(() -> {
            await(q.put(1));
            assertThat(await(q.get())).isEqualTo(1);
            return done();
        });
    }

    @Test
    @Twin("test_queues.QueuePutTests.test_blocking_put_wait")
    void blockingPutWait() throws Exception {
        run(() -> {
            Event started = new Event();
            EventLoop.running().callLater(Duration.ofMillis(10), one::getNowait);
            Task<Void> putter = createTask(putTwo(started));
            await(started.waitUntilSet());
            assertThat(putter.isDone()).isFalse();
            await(putter);
            assertThat(one.qsize()).isEqualTo(1);
            return done();
        });
    }

    @Async
    private Coroutine<Void> putTwo(Event started) {
        started.set();
        await(one.put(1));
        await(one.put(2));
        return done();
    }

    @Test
    @Twin("test_queues.QueuePutTests.test_nonblocking_put")
    void nonblockingPut() {
        q.putNowait(1);
        assertThat(q.getNowait()).isEqualTo(1);
    }

    /** Rule Q4: the item of a cancelled reader is not lost. */
    @Test
    @Twin("test_queues.QueuePutTests.test_get_cancel_drop_one_pending_reader")
    void getCancelDropOnePendingReader() throws Exception {
        run(() -> {
            Task<Object> reader = createTask(q.get());
            await(yieldNow());
            q.putNowait(1);
            q.putNowait(2);
            reader.cancel();
            assertThat(await(failureOf(reader))).isInstanceOf(CancelledError.class);
            assertThat(await(createTask(q.get()))).isEqualTo(1);
            return done();
        });
    }

    /** Rule Q4. */
    @Test
    @Twin("test_queues.QueuePutTests.test_get_cancel_drop_many_pending_readers")
    void getCancelDropManyPendingReaders() throws Exception {
        run(() -> {
            List<Task<Object>> readers = tasks(3, q::get);
            await(yieldNow());
            q.putNowait(1);
            q.putNowait(2);
            readers.get(0).cancel();
            assertThat(await(failureOf(readers.get(0)))).isInstanceOf(CancelledError.class);
            await(readers.get(2));
            assertThat(List.of(readers.get(1).result(), readers.get(2).result()))
                    .containsExactly(1, 2);
            return done();
        });
    }

    @Test
    @Twin("test_queues.QueuePutTests.test_put_cancel_drop")
    void putCancelDrop() throws Exception {
        run(() -> {
            one.putNowait(1);
            Task<Void> writer = createTask(one.put(2));
            await(yieldNow());
            assertThat(one.getNowait()).isEqualTo(1);
            writer.cancel();
            assertThat(await(failureOf(writer))).isInstanceOf(CancelledError.class);
            await(createTask(one.put(2)));
            assertThat(one.getNowait()).isEqualTo(2);
            assertThat(one.qsize()).isZero();
            return done();
        });
    }

    @Test
    @Twin("test_queues.QueuePutTests.test_nonblocking_put_exception")
    void nonblockingPutException() {
        one.putNowait(1);
        assertThatThrownBy(() -> one.putNowait(2)).isInstanceOf(QueueFull.class);
    }

    @Test
    @Twin("test_queues.QueuePutTests.test_put_cancelled")
    void putBeforeGet() throws Exception {
        run(() -> {
            Task<Void> t = createTask(q.put(1));
            assertThat(await(q.get())).isEqualTo(1);
            assertThat(t.isDone()).isTrue();
            return done();
        });
    }

    /** Rules Q3 and Q4. */
    @Test
    @Twin("test_queues.QueuePutTests.test_put_cancelled_race")
    void putCancelledRace() throws Exception {
        run(() -> {
            Task<Void> putA = createTask(one.put("a"));
            Task<Void> putB = createTask(one.put("b"));
            Task<Void> putC = createTask(one.put("X"));
            await(yieldNow());
            assertThat(putA.isDone()).isTrue();
            assertThat(putB.isDone()).isFalse();
            putC.cancel();
            await(yieldNow());
            assertThat(putC.isDone()).isTrue();
            assertThat(one.getNowait()).isEqualTo("a");
            await(yieldNow());
            assertThat(one.getNowait()).isEqualTo("b");
            await(putB);
            return done();
        });
    }

    @Test
    @Twin("test_queues.QueuePutTests.test_put_with_waiting_getters")
    void putWithWaitingGetters() throws Exception {
        run(() -> {
            Task<Object> t = createTask(q.get());
            await(yieldNow());
            await(q.put("a"));
            assertThat(await(t)).isEqualTo("a");
            return done();
        });
    }

    @Test
    @Twin("test_queues.QueuePutTests.test_why_are_putters_waiting")
    void whyArePuttersWaiting() throws Exception {
        run(() -> {
            Queue<Object> two = new Queue<>(2);
            await(gather(getAll(two), two.put(0), two.put(1), two.put(2), two.put(3)));
            assertThat(List.of(two.getNowait(), two.getNowait())).containsExactly(2, 3);
            return done();
        });
    }

    @Async
    private static Coroutine<Void> getAll(Queue<Object> queue) {
        await(yieldNow());
        for (int i = queue.qsize(); i > 0; i--) queue.getNowait();
        return done();
    }

    /** Rule Q5. */
    @Test
    @Twin("test_queues.QueuePutTests.test_cancelled_puts_not_being_held_in_self_putters")
    void cancelledPutsAreNotKept() throws Exception {
        run(() -> {
            one.putNowait(1);
            Task<Void> put = createTask(one.put(1));
            await(yieldNow());
            assertThat(one).hasToString("<Queue maxsize=1 queue=[1] putters[1] tasks=1>");
            put.cancel();
            assertThat(await(failureOf(put))).isInstanceOf(CancelledError.class);
            assertThat(one).hasToString("<Queue maxsize=1 queue=[1] tasks=1>");
            return done();
        });
    }

    /** Rule Q5: what is not among the putters any more need not be removed. */
    @Test
    @Twin("test_queues.QueuePutTests.test_cancelled_put_silence_value_error_exception")
    void aPutterThatWasRemovedAlready() throws Exception {
        run(() -> {
            one.putNowait(1);
            Task<Void> put = createTask(one.put(1));
            await(yieldNow());
            one.getNowait();
            put.cancel();
            assertThat(await(failureOf(put))).isInstanceOf(CancelledError.class);
            return done();
        });
    }
}
