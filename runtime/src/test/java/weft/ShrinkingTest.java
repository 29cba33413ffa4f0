package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.sleep;
import static weft.TestCoroutines.async;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peak leaves behind: nothing, as soon as the loop has been mostly idle for a while. */
class ShrinkingTest extends VirtualTimeTest {
    private static final int MANY = 100_000;

    @Test
    void theQueuesOfALoopAreSmallAgainAfterAPeak() {
        for (int i = 0; i < MANY; i++) loop.createTask(sleep(ms(2)));
        turn();
        assertThat(loop.scheduler.ready.capacity()).isGreaterThan(MANY);
        loop.runUntilComplete(sleep(ms(1)));
        assertThat(loop.tasks.capacity()).isGreaterThan(MANY);
        assertThat(loop.scheduler.timers.capacity()).isGreaterThan(MANY);
        loop.runUntilComplete(sleep(ms(9)));
        assertThat(loop.allTasks()).isEmpty();
        loop.runUntilComplete(new DeepChainTest.Yields(1_000));
        assertThat(loop.tasks.capacity()).isEqualTo(64);
        assertThat(loop.scheduler.ready.capacity()).isEqualTo(64);
        assertThat(loop.scheduler.timers.capacity()).isEqualTo(16);
    }

    /** Grows once, and does not shrink between two peaks. */
    @Test
    void aLoadThatComesAndGoesResizesNothing() {
        List<Integer> capacities = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 1_000; i++) loop.createTask(sleep(ms(1)));
            loop.runUntilComplete(sleep(ms(2)));
            capacities.add(loop.scheduler.ready.capacity());
        }
        assertThat(capacities).containsOnly(capacities.get(0));
    }

    @Test
    void anArrayIsLookedAtAFewTimes() {
        MostlyEmpty array = new MostlyEmpty();
        assertThat(array.lengthFor(0, 64, 64)).isEqualTo(64);
        assertThat(array.lengthFor(0, 1024, 64)).isEqualTo(1024);
        assertThat(array.lengthFor(129, 1024, 64)).isEqualTo(1024);
        assertThat(array.lengthFor(100, 1024, 64)).isEqualTo(1024);
        assertThat(array.lengthFor(1, 1024, 64)).isEqualTo(1024);
        assertThat(array.lengthFor(1, 1024, 64)).isEqualTo(256);
        for (int i = 0; i < 2; i++) assertThat(array.lengthFor(0, 1024, 64)).isEqualTo(1024);
        assertThat(array.lengthFor(0, 1024, 64)).isEqualTo(64);
    }

    /** With the first entry anywhere in the ring. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 1_020, 1_023})
    void aRingKeepsItsOrder(int head) {
        ReadyQueue ready = new ReadyQueue();
        for (int i = 0; i < 600; i++) ready.add("");
        while (ready.size() > 0) ready.removeFirst();
        for (int i = 600; i < 1024 + head; i++) {
            ready.add("");
            ready.removeFirst();
        }
        List<Object> entries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            entries.add(i);
            ready.add(i);
        }
        for (int i = 0; i < 3; i++) ready.shrink();
        assertThat(ready.capacity()).isEqualTo(128);
        for (int i = 50; i < 500; i++) {
            entries.add(i);
            ready.add(i);
        }
        List<Object> left = new ArrayList<>();
        while (ready.size() > 0) left.add(ready.poll());
        assertThat(left).isEqualTo(entries);
    }

    @Test
    void aGroupThatLivesForLongKeepsNoLargeSet() {
        List<Object> capacities = new ArrayList<>();
        run(() -> Asyncio.taskGroup(group -> {
            for (int i = 0; i < MANY; i++) group.createTask(sleep(ms(1)));
            capacities.add(capacity(group));
            group.createTask(after(20, 7));
            return async(() -> sleep(ms(5))).then(none -> {
                capacities.add(capacity(group));
                assertThat(group).hasToString("<TaskGroup tasks=1 entered>");
                return sleep(ms(1));
            });
        }));
        assertThat(capacities).hasSize(2);
        assertThat((int) capacities.get(0)).isEqualTo(MANY);
        assertThat((int) capacities.get(1)).isLessThan(1_000);
        assertThat(events).containsExactly("end 7");
    }

    /** The most tasks that were in the set which the group has now. */
    private static int capacity(TaskGroup group) {
        try {
            Field peak = TaskGroup.class.getDeclaredField("peak");
            peak.setAccessible(true);
            Field tasks = TaskGroup.class.getDeclaredField("tasks");
            tasks.setAccessible(true);
            assertThat(tasks.get(group)).isInstanceOf(LinkedHashSet.class);
            return (int) peak.get(group);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
