package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;
import weft.sync.LifoQueue;
import weft.sync.PriorityQueue;
import weft.sync.Queue;

class QueuesTest extends AsyncTestCase {
    /** Java has one text, without the address. */
    @Test
    @Twin({"test_queues.QueueBasicTests.test_repr", "test_queues.QueueBasicTests.test_str"})
    void repr() throws Exception {
        run(() -> {
            Queue<Integer> q = new Queue<>();
            assertThat(q).hasToString("<Queue maxsize=0>");
            Task<Integer> getter = createTask(q.get());
            await(yieldNow());
            assertThat(q).hasToString("<Queue maxsize=0 getters[1]>");
            q.putNowait(0);
            assertThat(await(getter)).isZero();

            Queue<Integer> full = new Queue<>(1);
            full.putNowait(1);
            Task<Void> putter = createTask(full.put(2));
            await(yieldNow());
            assertThat(full).hasToString("<Queue maxsize=1 queue=[1] putters[1] tasks=1>");
            full.getNowait();
            await(putter);
            assertThat(full).hasToString("<Queue maxsize=1 queue=[2] tasks=2>");
            return done();
        });
    }

    @Test
    @Twin("test_queues.QueueBasicTests.test_empty")
    void empty() throws Exception {
        run(() -> {
            Queue<Integer> q = new Queue<>();
            assertThat(q.isEmpty()).isTrue();
            await(q.put(1));
            assertThat(q.isEmpty()).isFalse();
            assertThat(await(q.get())).isEqualTo(1);
            assertThat(q.isEmpty()).isTrue();
            return done();
        });
    }

    @Test
    @Twin("test_queues.QueueBasicTests.test_full")
    void full() throws Exception {
        run(() -> {
            assertThat(new Queue<Integer>().isFull()).isFalse();
            Queue<Integer> q = new Queue<>(1);
            await(q.put(1));
            assertThat(q.isFull()).isTrue();
            return done();
        });
    }

    @Test
    @Twin("test_queues.QueueBasicTests.test_order")
    void order() throws Exception {
        assertThat(run(() -> putAndGet(new Queue<>()))).containsExactly(1, 3, 2);
    }

    @Test
    @Twin("test_queues.LifoQueueTests.test_order")
    void lifoOrder() throws Exception {
        assertThat(run(() -> putAndGet(new LifoQueue<>()))).containsExactly(2, 3, 1);
    }

    @Test
    @Twin("test_queues.PriorityQueueTests.test_order")
    void priorityOrder() throws Exception {
        assertThat(run(() -> putAndGet(new PriorityQueue<>()))).containsExactly(1, 2, 3);
    }

    @Async
    private static Coroutine<List<Integer>> putAndGet(Queue<Integer> q) {
        for (int i : new int[] {1, 3, 2}) await(q.put(i));
        List<Integer> items = new ArrayList<>();
        while (!q.isEmpty()) items.add(await(q.get()));
        return value(items);
    }

    /** Rule Q1 for the first two, and that the third waits. */
    @Test
    @Twin("test_queues.QueueBasicTests.test_maxsize")
    void maxsize() throws Exception {
        run(() -> {
            Queue<Integer> q = new Queue<>(2);
            assertThat(q.maxsize()).isEqualTo(2);
            List<Integer> put = new ArrayList<>();
            Task<Void> t = createTask(putAll(q, 3, put));
            await(yieldNow());
            await(yieldNow());
            assertThat(put).containsExactly(0, 1);
            assertThat(await(q.get())).isZero();
            await(yieldNow());
            assertThat(put).containsExactly(0, 1, 2);
            assertThat(await(q.get())).isEqualTo(1);
            assertThat(await(q.get())).isEqualTo(2);
            assertThat(t.isDone()).isTrue();
            return done();
        });
    }

    @Async
    private static Coroutine<Void> putAll(Queue<Integer> q, int n, List<Integer> put) {
        for (int i = 0; i < n; i++) {
            await(q.put(i));
            put.add(i);
        }
        return done();
    }

    static Stream<Queue<Object>> kinds() {
        return Stream.of(new Queue<>(), new LifoQueue<>(), new PriorityQueue<>());
    }

    /** Rule Q7. */
    @ParameterizedTest
    @MethodSource("kinds")
    @Twin("test_queues._QueueJoinTestMixin.test_task_done_underflow")
    void taskDoneUnderflow(Queue<Object> q) {
        assertThatThrownBy(q::taskDone)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("taskDone() called too many times");
    }

    /** Rule Q6. */
    @ParameterizedTest
    @MethodSource("kinds")
    @Twin("test_queues._QueueJoinTestMixin.test_task_done")
    void taskDone(Queue<Object> q) throws Exception {
        run(() -> {
            for (int i = 0; i < 100; i++) q.putNowait(i);
            List<Integer> seen = new ArrayList<>();
            List<Task<Void>> workers = tasks(2, () -> work(q, seen));
            await(q.join());
            assertThat(seen).hasSize(100).doesNotHaveDuplicates();
            for (int i = 0; i < 2; i++) q.putNowait(-1);
            await(gather(workers));
            return done();
        });
    }

    @Async
    private static Coroutine<Void> work(Queue<Object> q, List<Integer> seen) {
        while (true) {
            int item = (Integer) await(q.get());
            if (item < 0) return done();
            seen.add(item);
            q.taskDone();
        }
    }

    /** Rule Q6. */
    @ParameterizedTest
    @MethodSource("kinds")
    @Twin("test_queues._QueueJoinTestMixin.test_join_empty_queue")
    void joinEmptyQueue(Queue<Object> q) throws Exception {
        run(() -> {
            Task<Void> other = createTask(done());
            await(q.join());
            await(q.join());
            assertThat(other.isDone()).as("did not yield").isFalse();
            return done();
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Twin("test_queues._QueueJoinTestMixin.test_format")
    void format(Queue<Object> q) {
        String name = q.getClass().getSimpleName();
        assertThat(q).hasToString("<" + name + " maxsize=0>");
        for (int i = 0; i < 2; i++) {
            q.putNowait(i);
            q.getNowait();
        }
        assertThat(q).hasToString("<" + name + " maxsize=0 tasks=2>");
    }
}
