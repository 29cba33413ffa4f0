package weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.Coroutine;
import weft.Outcome;
import weft.Task;
import weft.annotations.Async;

/** Many tasks that are woken in one step: so many that a walk over all of them for each would take minutes. */
@Timeout(60)
class ManyWaitersTest {
    private static final int MANY = 300_000;

    private final Semaphore semaphore = new Semaphore(0);
    private final Condition condition = new Condition();

    @Test
    void permitsAreGivenToAsManyInOneStep() throws Exception {
        assertThat(VirtualLoop.run(this::permits)).isEqualTo("<Semaphore [locked, waiters:" + MANY + "]>");
    }

    @Async
    Coroutine<String> permits() {
        List<Task<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < MANY; i++) tasks.add(createTask(semaphore.acquire()));
        await(yieldNow());
        for (int i = 0; i < MANY; i++) semaphore.release();
        String text = semaphore.toString();
        await(gather(tasks));
        assertThat(semaphore).hasToString("<Semaphore [locked]>");
        return value(text);
    }

    @Test
    void asManyAreNotifiedInOneStep() throws Exception {
        assertThat(VirtualLoop.run(this::notifications)).isEqualTo("<Condition [locked, waiters:" + MANY + "]>");
    }

    @Async
    Coroutine<String> notifications() {
        List<Task<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < MANY; i++) tasks.add(createTask(condition.with(condition::waitUntilNotified)));
        await(yieldNow());
        while (condition.isLocked() || !condition.toString().contains("waiters:" + MANY)) await(yieldNow());
        await(condition.acquire());
        for (int i = 0; i < MANY; i++) condition.notifyNext();
        String text = condition.toString();
        condition.release();
        await(gather(tasks));
        assertThat(condition).hasToString("<Condition [unlocked]>");
        return value(text);
    }

    /** Where they wait, and what ends them all the same. */
    private enum Kind {
        LOCK,
        SEMAPHORE,
        CONDITION,
        EVENT,
        GET,
        PUT
    }

    private final Lock lock = new Lock();
    private final Event event = new Event();
    private final Queue<Integer> full = new Queue<>(1);
    private final Queue<Integer> empty = new Queue<>();

    private Coroutine<?> waitAt(Kind kind) {
        return switch (kind) {
            case LOCK -> lock.acquire();
            case SEMAPHORE -> semaphore.acquire();
            case CONDITION -> condition.with(condition::waitUntilNotified);
            case EVENT -> event.waitUntilSet();
            case GET -> empty.get();
            case PUT -> full.put(2);
        };
    }

    /** The last one first: so a search from the front would see all of them each time. */
    @ParameterizedTest
    @EnumSource
    void asManyGiveUpInAnyOrder(Kind kind) throws Exception {
        VirtualLoop.run(() -> giveUp(kind));
    }

    @Async
    private Coroutine<Void> giveUp(Kind kind) {
        await(lock.acquire());
        full.putNowait(1);
        List<Task<?>> tasks = new ArrayList<>();
        for (int i = 0; i < MANY; i++) tasks.add(createTask(waitAt(kind)));
        // Each acquires the lock of the condition, one after the other.
        for (int i = 0; i < 3 || condition.isLocked(); i++) await(yieldNow());
        for (int i = MANY - 1; i >= 0; i--) tasks.get(i).cancel();
        List<? extends Outcome<?>> ends = await(gatherSettled(tasks));
        assertThat(ends).allMatch(Outcome::isCancelled);
        assertThat(List.of(lock, semaphore, condition, event, empty, full))
                .hasToString("[<Lock [locked]>, <Semaphore [locked]>, <Condition [unlocked]>, <Event [unset]>,"
                        + " <Queue maxsize=0>, <Queue maxsize=1 queue=[1] tasks=1>]");
        return done();
    }

    /** Each look at a lock would see all who were cancelled, and have not run since. */
    @Test
    void aLineOfCancelledTasksIsLookedThroughOnce() throws Exception {
        VirtualLoop.run(this::cancelledAndLookedAt);
    }

    @Async
    Coroutine<Void> cancelledAndLookedAt() {
        Semaphore free = new Semaphore(0);
        List<Task<?>> tasks = new ArrayList<>();
        for (int i = 0; i < MANY; i++) tasks.add(createTask(free.acquire()));
        await(yieldNow());
        for (Task<?> task : tasks) task.cancel();
        free.release();
        Semaphore dry = new Semaphore(0);
        for (int i = 0; i < MANY; i++) tasks.add(createTask(dry.acquire()));
        await(yieldNow());
        for (int i = 0; i < 2 * MANY; i++) if (i >= MANY) tasks.get(i).cancel();
        for (int i = 0; i < MANY; i++) assertThat(dry.isLocked()).isTrue();
        assertThat(free.isLocked()).isFalse();
        await(gatherSettled(tasks));
        return done();
    }

    @Test
    void aPeakOfItemsKeepsNoMemory() {
        for (Queue<Integer> queue :
                List.of(new Queue<Integer>(), new LifoQueue<Integer>(), new PriorityQueue<Integer>())) {
            for (int i = 0; i < MANY; i++) queue.putNowait(i);
            for (int i = 0; i < MANY - 10; i++) queue.getNowait();
            List<Integer> left = new ArrayList<>();
            while (!queue.isEmpty()) left.add(queue.getNowait());
            int first = queue instanceof LifoQueue ? 0 : MANY - 10;
            assertThat(left).hasSize(10).contains(first, first + 9);
        }
        Peak peak = new Peak();
        peak.grown(999);
        assertThat(peak.isOver(0)).isFalse();
        peak.grown(8_008);
        peak.grown(10);
        assertThat(peak.isOver(1_002)).isFalse();
        assertThat(peak.isOver(1_001)).isTrue();
        assertThat(peak.isOver(1_000)).isFalse();
        assertThat(peak.isOver(125)).isTrue();
        assertThat(peak.isOver(0)).isFalse();
    }

    /** They leave the line when they run; who comes meanwhile goes behind them. */
    @Test
    void nobodyPassesAWokenTask() throws Exception {
        assertThat(VirtualLoop.run(this::inTurn)).containsExactly("first", "second");
    }

    @Async
    Coroutine<List<String>> inTurn() {
        List<String> order = new ArrayList<>();
        Task<Void> first = createTask(take("first", order));
        await(yieldNow());
        semaphore.release();
        semaphore.release();
        assertThat(semaphore.isLocked()).isTrue();
        Task<Void> second = createTask(take("second", order));
        await(gather(first, second));
        assertThat(semaphore.isLocked()).isTrue();
        return value(order);
    }

    @Async
    private Coroutine<Void> take(String name, List<String> order) {
        await(semaphore.acquire());
        order.add(name);
        return done();
    }
}
