package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.gather;
import static weft.TestCoroutines.async;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each counter that only grows is started next to its limit. */
class CountersTest extends VirtualTimeTest {
    private final int lastNumber = Task.LAST_NUMBER.get();

    @AfterEach
    void countOn() {
        Task.LAST_NUMBER.set(lastNumber);
    }

    /** Past the greatest int, and past the last number of all. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE - 3, -6})
    void tasksRunWhateverTheirNumber(int last) {
        Task.LAST_NUMBER.set(last);
        List<Task<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) tasks.add(loop.createTask(after(1, 1)));

        assertThat(loop.allTasks()).containsExactlyElementsOf(tasks);
        assertThat(loop.captureTasks()).extracting(TaskSnapshot::state).containsOnly("created");
        assertThat(loop.captureTasks()).extracting(TaskSnapshot::id).doesNotHaveDuplicates();
        assertThat(tasks)
                .extracting(Task::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("Task-[1-9]\\d*"));
        assertThat(tasks).extracting(Task::number).doesNotContain(0, -1);
        assertThat(run(() -> gather(tasks))).containsOnly(1).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE - 1, Integer.MAX_VALUE, -3, -2, -1, 0})
    void aTaskThatIsCancelledBeforeItsStartDoesNotRun(int last) {
        Task.LAST_NUMBER.set(last);
        Task<Integer> task = loop.createTask(after(1, 1));
        task.cancel();
        assertThatThrownBy(() -> loop.runUntilComplete(task)).isInstanceOf(CancelledError.class);
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -2})
    void aCoroutineIsStartedOnceByTasksOfAnyNumber(int last) {
        Task.LAST_NUMBER.set(last);
        Coroutine<Integer> coroutine = after(1, 1);
        Task<Integer> first = loop.createTask(coroutine);
        Task<Integer> second = loop.createTask(coroutine);
        assertThatThrownBy(() -> loop.runUntilComplete(second)).hasMessageContaining("cannot reuse already awaited");
        assertThat(loop.runUntilComplete(first)).isEqualTo(1);
    }

    /** The ticks of the clock, which are ints, go through 0 and past the greatest. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 55, -1L << 55, 1L << 56, Long.MAX_VALUE - (1L << 40)})
    void theTimeOfASuspensionIsRightWhereverTheClockStands(long origin) {
        StandingClock clock = new StandingClock(origin - Duration.ofSeconds(1).toNanos());
        EventLoop odd = EventLoop.create(clock);
        Future<Void> never = odd.createFuture();
        Task<Void> task = odd.createTask(async(() -> never));
        assertThat(odd.captureTasks().get(0).state()).isEqualTo("created");
        odd.stop();
        odd.runForever();
        assertThat(odd.captureTasks().get(0).state()).isEqualTo("waiting");
        for (Duration later : List.of(Duration.ofMillis(1_100), Duration.ofDays(500))) {
            if (clock.now + later.toNanos() < clock.now) continue;
            clock.now += later.toNanos();
            Duration since = odd.captureTasks().get(0).since();
            assertThat(since).isBetween(later.minusMillis(50), later.plusSeconds(2));
        }
        task.cancel();
        odd.stop();
        odd.runForever();
        odd.close();
    }

    private static void set(Object owner, String field, int value) throws ReflectiveOperationException {
        Field found = owner.getClass().getDeclaredField(field);
        found.setAccessible(true);
        found.setInt(owner, value);
    }

    private static int get(Object owner, String field) throws ReflectiveOperationException {
        Field found = owner.getClass().getDeclaredField(field);
        found.setAccessible(true);
        return found.getInt(owner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iterations", "walks"})
    void theTurnsOfALoopGoRound(String field) throws Exception {
        set(loop.scheduler, field, Integer.MAX_VALUE - 1);
        assertThat(loop.runUntilComplete(new DeepChainTest.Yields(20_000))).isEqualTo(20_000);
        assertThat(get(loop.scheduler, field)).isBetween(Integer.MIN_VALUE, Integer.MIN_VALUE + 30_000);
    }

    /** No task is ready each time: then the next turn looks again. */
    @Test
    void theStepsBeforeAWalkDoNotGoOnBelowNone() throws Exception {
        set(loop.scheduler, "beforeWalk", Integer.MIN_VALUE + 1_000);
        for (int i = 0; i < 100; i++) {
            for (int callbacks = 0; callbacks < 100; callbacks++) loop.callSoon(() -> {});
            turn();
        }
        assertThat(get(loop.scheduler, "beforeWalk")).isBetween(-1_000, 0);
    }

    @Test
    void timersOfOneTimeKeepTheirOrderAsTheirNumbersGoRound() throws Exception {
        Field heap = TimerQueue.class.getDeclaredField("timers");
        heap.setAccessible(true);
        set(heap.get(loop.scheduler.timers), "lastSequence", Integer.MAX_VALUE - 40);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String name = "" + i;
            expected.add(name);
            loop.callAt(1_000, () -> note(name));
        }
        run(() -> Asyncio.sleep(ms(1)));
        assertThat(events).isEqualTo(expected);
        assertThat(get(heap.get(loop.scheduler.timers), "lastSequence")).isNegative();
    }

    @Test
    void requestsToCancelStayAtTheMost() {
        Task<Integer> task = loop.createTask(after(1, 1));
        task.cancel();
        task.details.cancelRequests = Integer.MAX_VALUE;
        task.cancel();
        assertThat(task.cancelling()).isEqualTo(Integer.MAX_VALUE);
        assertThat(task.uncancel()).isEqualTo(Integer.MAX_VALUE - 1);
        assertThatThrownBy(() -> loop.runUntilComplete(task)).isInstanceOf(CancelledError.class);
    }

    static final class StandingClock implements LoopClock {
        long now;

        StandingClock(long now) {
            this.now = now;
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void idle(long nanos) {}

        @Override
        public void wakeup() {}
    }
}
