package weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.value;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.Coroutine;
import weft.annotations.Async;

/** Users' functions and items that throw, recurse without end or return null: the locks and queues can be used on. */
class HostileFunctionsTest {
    enum Mode {
        THROWS,
        RECURSES,
        IS_NULL;

        <T> T act() {
            return switch (this) {
                case THROWS -> throw new AssertionError("hostile");
                case RECURSES -> act();
                case IS_NULL -> null;
            };
        }
    }

    /** Each public method and constructor that takes users' objects; a new one has to be tried below. */
    @Test
    void allAreTried() throws Exception {
        List<String> found = new ArrayList<>();
        URI here = Queue.class.getResource("Queue.class").toURI();
        try (Stream<Path> files = Files.list(Path.of(here).getParent())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (name.contains("$") || name.contains("-info")) continue;
                Class<?> type = Class.forName("weft.sync." + name);
                if (!Modifier.isPublic(type.getModifiers()) && type != ContextManager.class) continue;
                Stream.concat(Stream.of(type.getConstructors()), Stream.of(type.getDeclaredMethods()))
                        .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
                        .filter(each -> takesObjects(each) && !Throwable.class.isAssignableFrom(type))
                        .forEach(each -> found.add(
                                type.getSimpleName() + "." + each.getName().replace("weft.sync.", "")));
            }
        }
        Collections.sort(found);
        assertThat(found)
                .containsExactly(
                        "Barrier.with",
                        "Condition.Condition",
                        "Condition.waitFor",
                        "ContextManager.with",
                        "PriorityQueue.PriorityQueue",
                        "PriorityQueue.PriorityQueue",
                        "Queue.put",
                        "Queue.putNowait");
    }

    private static boolean takesObjects(Executable each) {
        return Stream.of(each.getParameterTypes()).anyMatch(type -> !type.isPrimitive());
    }

    @ParameterizedTest
    @EnumSource
    void whatABlockHasLockedIsReleased(Mode mode) throws Exception {
        for (ContextManager each : List.of(new Lock(), new Semaphore(), new Condition(), new BoundedSemaphore())) {
            assertThatThrownBy(() -> VirtualLoop.run(() -> each.with(mode::act)))
                    .isInstanceOf(Throwable.class);
            assertThat(VirtualLoop.run(() -> each.with(() -> value(7)))).isEqualTo(7);
        }
        Barrier barrier = new Barrier(1);
        assertThatThrownBy(() -> VirtualLoop.run(() -> barrier.with(mode::act))).isInstanceOf(Throwable.class);
        assertThat(VirtualLoop.run(() -> barrier.with(() -> value(7)))).isEqualTo(7);
        assertThatThrownBy(() -> new Condition(null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aPredicateLeavesTheLockHeld(Mode mode) throws Exception {
        Condition condition = new Condition();
        assertThatThrownBy(() -> VirtualLoop.run(() -> condition.with(() -> condition.waitFor(mode::act))))
                .isInstanceOf(Throwable.class);
        assertThat(condition.isLocked()).isFalse();
        VirtualLoop.run(() -> condition.with(() -> condition.waitFor(() -> true)));
    }

    private record Item(Mode mode, int number) implements Comparable<Item> {
        @Override
        public int compareTo(Item other) {
            return mode == null ? Integer.compare(number, other.number) : mode.<Integer>act();
        }

        @Override
        public String toString() {
            return mode == null ? "item" : mode.act();
        }
    }

    /** A put whose comparison fails has put nothing, or all of it; the others come out. */
    @ParameterizedTest
    @EnumSource
    void aQueueOfHostileItems(Mode mode) throws Exception {
        for (Queue<Item> queue : List.of(new Queue<Item>(), new LifoQueue<Item>(), new PriorityQueue<Item>())) {
            assertThat(VirtualLoop.run(() -> putAndGet(queue, mode))).isNotEmpty();
            assertThat(queue.isEmpty()).isTrue();
        }
        PriorityQueue<Item> sorted = new PriorityQueue<>((left, right) -> mode.<Integer>act());
        sorted.putNowait(new Item(null, 1));
        assertThatThrownBy(() -> sorted.putNowait(new Item(null, 2))).isInstanceOf(Throwable.class);
        assertThat(sorted.qsize()).isEqualTo(1);
        assertThat(sorted.getNowait().number()).isEqualTo(1);
    }

    @Async
    private Coroutine<List<Integer>> putAndGet(Queue<Item> queue, Mode mode) {
        List<Integer> numbers = new ArrayList<>();
        await(queue.put(new Item(null, 1)));
        try {
            await(queue.put(new Item(mode, 2)));
        } catch (Throwable compared) {
            assertThat(queue).isInstanceOf(PriorityQueue.class);
        }
        assertThat(queue.toString()).hasSizeLessThan(200);
        while (!queue.isEmpty()) numbers.add(await(queue.get()).number());
        await(done());
        return value(numbers);
    }
}
