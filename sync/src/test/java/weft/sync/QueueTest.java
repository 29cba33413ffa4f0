package weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

class QueueTest {
    @Test
    void nullIsAnItem() {
        for (Queue<String> queue : List.of(
                new Queue<String>(),
                new LifoQueue<String>(),
                new PriorityQueue<String>(Comparator.nullsFirst(Comparator.<String>naturalOrder())))) {
            queue.putNowait(null);
            assertThat(queue).hasToString("<" + queue.getClass().getSimpleName() + " maxsize=0 queue=[null] tasks=1>");
            assertThat(queue.isEmpty()).isFalse();
            assertThat(queue.getNowait()).isNull();
            assertThat(queue.isEmpty()).isTrue();
        }
    }

    /** Items are users' objects: their texts may throw, be long, or come back to the queue. */
    @Test
    void theTextIsShortWhateverTheItems() {
        Queue<Object> queue = new Queue<>();
        queue.putNowait(new Object() {
            @Override
            public String toString() {
                throw new UnsupportedOperationException("no text");
            }
        });
        queue.putNowait(queue);
        queue.putNowait("=".repeat(1 << 20));
        assertThat(queue.toString())
                .startsWith("<Queue maxsize=0 queue=[weft.sync.QueueTest$1@")
                .contains(", <Queue maxsize=0 queue=... ..., ===========================...]")
                .endsWith(" tasks=3>");
        for (int i = 0; i < 1000; i++) queue.putNowait(i);
        assertThat(queue.toString()).contains(", 0, 1, 2, ...]").hasSizeLessThan(300);
    }

    @Test
    void equalItemsOfAPriorityQueueKeepTheirOrder() {
        PriorityQueue<String> queue = new PriorityQueue<>(Comparator.comparing(String::length));
        for (String item : List.of("bb", "a", "dd", "c", "aa", "b")) queue.putNowait(item);
        List<String> order = new ArrayList<>();
        while (!queue.isEmpty()) order.add(queue.getNowait());
        assertThat(order).containsExactly("a", "c", "b", "bb", "dd", "aa");
    }

    /** Rule Q8. */
    @Test
    void itemsWithoutAnOrderAreRefused() {
        PriorityQueue<Object> queue = new PriorityQueue<>();
        queue.putNowait(new Object());
        assertThatThrownBy(() -> queue.putNowait(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("java.lang.Object is not Comparable; make the queue with an order: new"
                        + " PriorityQueue<>(Comparator.comparing(...))");
        assertThat(queue.qsize()).isEqualTo(1);
        assertThat(queue.toString()).endsWith(" tasks=1>");
    }

    @Test
    void misuseSaysWhatToWriteInstead() {
        Queue<String> queue = new Queue<>(1);
        assertThatThrownBy(queue::getNowait).isInstanceOf(QueueEmpty.class).hasMessageContaining("await(queue.get())");
        queue.putNowait("x");
        assertThatThrownBy(() -> queue.putNowait("y"))
                .isInstanceOf(QueueFull.class)
                .hasMessageContaining("await(queue.put(item))");
        queue.shutdown();
        assertThatThrownBy(() -> queue.putNowait("y"))
                .isInstanceOf(QueueShutDown.class)
                .hasMessageContaining("stop the producers");
        queue.taskDone();
        assertThatThrownBy(queue::taskDone)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("once for each item that was got");
    }

    /** Rule Q1. */
    @Test
    void whatNeedNotWaitDoesNotYield() throws Exception {
        assertThat(VirtualLoop.run(this::ranMeanwhile)).isFalse();
    }

    @Async
    Coroutine<Boolean> ranMeanwhile() {
        Queue<String> queue = new Queue<>(1);
        Task<Void> other = createTask(queue.join());
        await(queue.put("x"));
        await(queue.get());
        return value(other.isDone());
    }

    /** Rule Q2: the item stays until the getter runs; one that is overtaken waits again. */
    @Test
    void aGetterThatIsOvertakenWaitsAgain() throws Exception {
        assertThat(VirtualLoop.run(this::overtake))
                .containsExactly("1 taken", "<Queue maxsize=0 getters[1] tasks=1>", "2");
    }

    @Async
    Coroutine<List<String>> overtake() {
        List<String> seen = new ArrayList<>();
        Queue<String> queue = new Queue<>();
        Task<String> getter = createTask(queue.get());
        await(yieldNow());
        queue.putNowait("1");
        seen.add(queue.getNowait() + " taken");
        await(yieldNow());
        seen.add(queue.toString());
        queue.putNowait("2");
        seen.add(await(getter));
        return value(seen);
    }

    /** Rule Q4 for putters: the room that a cancelled one was woken for goes to the next. */
    @Test
    void theRoomOfACancelledPutterGoesToTheNext() throws Exception {
        assertThat(VirtualLoop.run(this::cancelWokenPutter)).isEqualTo("third");
    }

    @Async
    Coroutine<String> cancelWokenPutter() {
        Queue<String> queue = new Queue<>(1);
        queue.putNowait("first");
        Task<Void> second = createTask(queue.put("second"));
        Task<Void> third = createTask(queue.put("third"));
        await(yieldNow());
        queue.getNowait();
        second.cancel();
        await(third);
        return queue.get();
    }
}
