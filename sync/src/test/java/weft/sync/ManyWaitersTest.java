package weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** Many tasks that are woken in one step: so many that a walk over all of them for each would take minutes. */
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
