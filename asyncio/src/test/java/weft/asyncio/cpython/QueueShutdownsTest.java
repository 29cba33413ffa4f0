package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.yieldNow;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;
import weft.sync.LifoQueue;
import weft.sync.PriorityQueue;
import weft.sync.Queue;
import weft.sync.QueueShutDown;

/** {@code _QueueShutdownTestMixin} of CPython 3.13. */
class QueueShutdownsTest extends AsyncTestCase {
    static Stream<Queue<String>> kinds() {
        return Stream.of(new Queue<>(), new LifoQueue<>(), new PriorityQueue<>());
    }

    static Stream<Queue<String>> kindsWithRoomForOne() {
        return Stream.of(new Queue<>(1), new LifoQueue<>(1), new PriorityQueue<>(1));
    }

    @Async
    private static Coroutine<Void> assertRefusesAll(Queue<String> q) {
        assertThat(await(failureOf(q.put("data")))).isInstanceOf(QueueShutDown.class);
        assertThatThrownBy(() -> q.putNowait("data")).isInstanceOf(QueueShutDown.class);
        assertThat(await(failureOf(q.get()))).isInstanceOf(QueueShutDown.class);
        assertThatThrownBy(q::getNowait).isInstanceOf(QueueShutDown.class);
        return done();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Twin("test_queues._QueueShutdownTestMixin.test_format")
    void format(Queue<String> q) {
        q.shutdown();
        assertThat(q).hasToString("<" + q.getClass().getSimpleName() + " maxsize=0 shutdown>");
    }

    /** Rules Q9, Q11 and Q12. */
    @ParameterizedTest
    @MethodSource("kinds")
    @Twin("test_queues._QueueShutdownTestMixin.test_shutdown_empty")
    void empty(Queue<String> q) throws Exception {
        run(() -> {
            Task<String> get = createTask(q.get());
            await(yieldNow());
            q.shutdown(false);
            assertThat(q.qsize()).isZero();
            await(q.join());
            await(yieldNow());
            assertThat(get.isDone()).isTrue();
            assertThat(await(failureOf(get))).isInstanceOf(QueueShutDown.class);
            await(assertRefusesAll(q));
            q.shutdown();
            await(assertRefusesAll(q));
            return done();
        });
    }

    /** Rule Q9. */
    @ParameterizedTest
    @MethodSource("kindsWithRoomForOne")
    @Twin("test_queues._QueueShutdownTestMixin.test_shutdown_nonempty")
    void nonempty(Queue<String> q) throws Exception {
        run(() -> {
            q.putNowait("data");
            Task<Void> join = createTask(q.join());
            Task<Void> put = createTask(q.put("data2"));
            await(yieldNow());
            assertThat(put.isDone()).isFalse();

            q.shutdown();
            assertThat(q.qsize()).isEqualTo(1);
            await(yieldNow());
            assertThat(put.isDone()).isTrue();
            assertThat(await(failureOf(put))).isInstanceOf(QueueShutDown.class);
            assertThat(await(q.get())).isEqualTo("data");
            await(yieldNow());
            assertThat(join.isDone()).isFalse();
            await(assertRefusesAll(q));

            q.taskDone();
            await(yieldNow());
            assertThat(join.isDone()).isTrue();
            assertThatThrownBy(q::taskDone).isInstanceOf(IllegalStateException.class);
            return done();
        });
    }

    /** Rule Q10. */
    @ParameterizedTest
    @MethodSource("kinds")
    @Twin("test_queues._QueueShutdownTestMixin.test_shutdown_immediate")
    void immediate(Queue<String> q) throws Exception {
        run(() -> {
            q.putNowait("data");
            Task<Void> join = createTask(q.join());
            q.shutdown(true);
            assertThat(q.qsize()).isZero();
            await(yieldNow());
            assertThat(join.isDone()).isTrue();
            await(assertRefusesAll(q));
            assertThatThrownBy(q::taskDone).isInstanceOf(IllegalStateException.class);
            return done();
        });
    }

    /** Rule Q10: an item that is being dealt with still counts. */
    @ParameterizedTest
    @MethodSource("kinds")
    @Twin("test_queues._QueueShutdownTestMixin.test_shutdown_immediate_with_unfinished")
    void immediateWithUnfinished(Queue<String> q) throws Exception {
        run(() -> {
            q.putNowait("data");
            q.putNowait("data");
            Task<Void> join = createTask(q.join());
            assertThat(await(q.get())).isEqualTo("data");
            q.shutdown(true);
            assertThat(q.qsize()).isZero();
            await(yieldNow());
            assertThat(join.isDone()).isFalse();
            await(assertRefusesAll(q));

            q.taskDone();
            assertThatThrownBy(q::taskDone).isInstanceOf(IllegalStateException.class);
            await(yieldNow());
            assertThat(join.isDone()).isTrue();
            return done();
        });
    }
}
