package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.shield;
import static weft.Asyncio.waitAny;
import static weft.TestCoroutines.async;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One future that very many wait for, who give up one after the other: what one costs does not grow with the number.
 */
@Timeout(60)
class ManyCallbacksTest extends VirtualTimeTest {
    private static final int MANY = 100_000;

    private enum Way {
        WAIT,
        SHIELD,
        AS_COMPLETED,
        OF_ANOTHER_LOOP
    }

    private Awaitable<?> waits(Way way, Future<Integer> news) {
        return switch (way) {
            case WAIT, OF_ANOTHER_LOOP -> waitAny(List.of(news));
            case SHIELD -> shield(news);
            case AS_COMPLETED -> Asyncio.asCompleted(List.of(news), ms(50)).next();
        };
    }

    /**
     * Bytes for each of some waiters that are cancelled in any order, each in an iteration of its own or all at once.
     */
    private long bytesOfOne(Way way, int count, boolean apart) {
        EventLoop other = EventLoop.create(new VirtualClock());
        Future<Integer> news = (way == Way.OF_ANOTHER_LOOP ? other : loop).createFuture();
        List<Task<?>> readers = new ArrayList<>();
        for (int i = 0; i < count; i++) readers.add(loop.createTask(async(() -> any(waits(way, news)))));
        turn();
        turn();
        turn();
        Collections.shuffle(readers, new Random(1));
        long before = Allocations.here();
        for (Task<?> reader : readers) {
            reader.cancel();
            if (!apart) continue;
            turn();
            turn();
        }
        run(() -> gatherSettled(readers));
        run(() -> Asyncio.sleep(ms(60)));
        long bytes = (Allocations.here() - before) / count;
        assertThat(readers).allMatch(Task::isCancelled);
        assertThat(news.registered()).hasSizeLessThan(4);
        news.setResult(1);
        other.close();
        return bytes;
    }

    @SuppressWarnings("unchecked") // it is only awaited
    private static Awaitable<Object> any(Awaitable<?> awaitable) {
        return (Awaitable<Object>) awaitable;
    }

    @ParameterizedTest
    @EnumSource
    void whoGivesUpCostsTheSame(Way way) {
        for (boolean apart : new boolean[] {false, true}) {
            bytesOfOne(way, 1_000, apart);
            long few = bytesOfOne(way, 1_000, apart);
            assertThat(bytesOfOne(way, MANY, apart)).isLessThan(2 * few + 200);
        }
    }

    /** They are found by a walk, but the list is not copied for each. */
    @Test
    void whoTakesBackAUsersCallbackCopiesNothing() {
        Future<Integer> news = loop.createFuture();
        List<Consumer<Future<Integer>>> functions = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) functions.add(new Noted(i));
        for (Consumer<Future<Integer>> each : functions) news.addDoneCallback(each);
        long before = Allocations.here();
        for (int i = 0; i < 3_999; i++)
            assertThat(news.removeDoneCallback(functions.get(i)) == 1).isTrue();
        assertThat((Allocations.here() - before) / 4_000).isLessThan(300);
        assertThat(news.removeDoneCallback(functions.get(0))).isZero();
        news.setResult(7);
        turn();
        assertThat(events).containsExactly("3999: 7");
    }

    private final class Noted implements Consumer<Future<Integer>> {
        private final int number;

        private Noted(int number) {
            this.number = number;
        }

        @Override
        public void accept(Future<Integer> done) {
            note(number + ": " + done.result());
        }
    }

    /** Those that are left keep their order, whichever are taken back, and however often. */
    @ParameterizedTest
    @EnumSource(names = {"WAIT", "OF_ANOTHER_LOOP"})
    void theOthersAreCalledInOrder(Way way) {
        EventLoop other = EventLoop.create(new VirtualClock());
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Future<Integer> news = (way == Way.WAIT ? loop : other).createFuture();
            List<String> expected = new ArrayList<>();
            events.clear();
            run(() -> {
                List<Callback<Integer>> registered = new ArrayList<>();
                List<String> names = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    String name = "" + i;
                    names.add(name);
                    registered.add(news.addCallback(done -> note(name)));
                    if (random.nextInt(3) == 0) continue;
                    int gone = random.nextInt(names.size());
                    registered.remove(gone).takeBack();
                    names.remove(gone);
                }
                expected.addAll(names);
                news.setResult(1);
                return Asyncio.yieldNow();
            });
            turn();
            turn();
            assertThat(events).isEqualTo(expected);
        }
        other.close();
    }

    @Test
    void whatIsTakenBackIsNotKept() {
        Future<Integer> news = loop.createFuture();
        for (int i = 0; i < 10; i++) news.addDoneCallback(done -> {});
        Function<Object, Callback<Integer>> register = captured -> news.addCallback(done -> captured.hashCode());
        Object captured = new Object();
        Callback<Integer> callback = register.apply(captured);
        callback.takeBack();
        WeakReference<Object> weak = new WeakReference<>(captured);
        captured = null;
        while (weak.get() != null) System.gc();
        assertThat(callback).hasToString("<Callback null>");
        news.setResult(1);
        turn();
        assertThat(reported).isEmpty();
    }

    /** On the loop of the shielded future: this one is closed before it ends. */
    @Test
    void aShieldedFutureThatFailsLaterIsReportedByItsLoop() {
        List<String> reports = new ArrayList<>();
        EventLoop other = EventLoop.create(new VirtualClock());
        other.setExceptionHandler((where, context) -> reports.add(context.message()));
        Future<Integer> inner = other.createFuture();
        Task<Integer> task = loop.createTask(async(() -> shield(inner)));
        turn();
        task.cancel();
        turn();
        turn();
        loop.close();
        inner.setException(new IllegalStateException("too late"));
        other.stop();
        other.runForever();
        other.close();
        assertThat(reports).containsExactly("IllegalStateException exception in shielded future");
    }
}
