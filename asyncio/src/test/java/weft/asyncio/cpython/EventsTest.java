package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Task;
import weft.annotations.Async;
import weft.sync.Event;

class EventsTest extends AsyncTestCase {
    private final Event event = new Event();

    @Test
    @Twin("test_locks.EventTests.test_repr")
    void repr() throws Exception {
        run(() -> {
            assertThat(event).hasToString("<Event [unset]>");
            event.set();
            assertThat(event).hasToString("<Event [set]>");
            event.clear();
            createTask(event.waitUntilSet());
            await(yieldNow());
            assertThat(event).hasToString("<Event [unset, waiters:1]>");
            return done();
        });
    }

    @Test
    @Twin("test_locks.EventTests.test_wait")
    void waiting() throws Exception {
        run(() -> {
            List<Integer> result = new ArrayList<>();
            Task<Boolean> t1 = createTask(note(1, result));
            Task<Boolean> t2 = createTask(note(2, result));
            await(yieldNow());
            assertThat(result).isEmpty();

            Task<Boolean> t3 = createTask(note(3, result));
            event.set();
            await(yieldNow());
            assertThat(result).containsExactly(3, 1, 2);
            assertThat(List.of(t1, t2, t3)).allMatch(Task::result);
            return done();
        });
    }

    @Async
    private Coroutine<Boolean> note(int number, List<Integer> result) {
        await(event.waitUntilSet());
        result.add(number);
        return value(true);
    }

    @Test
    @Twin("test_locks.EventTests.test_wait_on_set")
    void waitOnSet() throws Exception {
        run(() -> {
            event.set();
            Task<Void> other = createTask(done());
            await(event.waitUntilSet());
            assertThat(other.isDone()).as("did not yield").isFalse();
            return done();
        });
    }

    @Test
    @Twin("test_locks.EventTests.test_wait_cancel")
    void waitCancel() throws Exception {
        run(() -> {
            Task<Void> wait = createTask(event.waitUntilSet());
            EventLoop.running().callSoon(wait::cancel);
            assertThat(await(failureOf(wait))).isInstanceOf(CancelledError.class);
            assertThat(event).hasToString("<Event [unset]>");
            return done();
        });
    }

    @Test
    @Twin("test_locks.EventTests.test_clear")
    void clear() {
        assertThat(event.isSet()).isFalse();
        event.set();
        assertThat(event.isSet()).isTrue();
        event.clear();
        assertThat(event.isSet()).isFalse();
    }

    /** Rule K6. */
    @Test
    @Twin("test_locks.EventTests.test_clear_with_waiters")
    void clearWithWaiters() throws Exception {
        run(() -> {
            List<Integer> result = new ArrayList<>();
            Task<Boolean> t = createTask(note(1, result));
            await(yieldNow());
            assertThat(result).isEmpty();

            event.set();
            event.clear();
            assertThat(event.isSet()).isFalse();
            event.set();
            event.set();
            assertThat(event).hasToString("<Event [set, waiters:1]>");

            await(yieldNow());
            assertThat(result).containsExactly(1);
            assertThat(event).hasToString("<Event [set]>");
            assertThat(t.result()).isTrue();
            return done();
        });
    }
}
