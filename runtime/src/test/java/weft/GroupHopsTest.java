package weft;

import static weft.Asyncio.asCompleted;
import static weft.Asyncio.createTask;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.value;
import static weft.Asyncio.withTimeout;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link HopsTest} of groups, timeouts and asCompleted. */
class GroupHopsTest extends HopsTestCase {
    private static Coroutine<Integer> groupOfTwo() {
        return taskGroup(group -> {
            group.createTask(one());
            group.createTask(value(1));
            return value(0);
        });
    }

    private static Coroutine<Integer> sleepingGroup() {
        return taskGroup(group -> {
            group.createTask(sleep(ms(9)));
            return value(0);
        });
    }

    @Test
    void aGroupOfNothing() {
        assertHops(0, () -> taskGroup(group -> value(1)));
    }

    @Test
    void aGroupOfTwo() {
        assertHops(4, GroupHopsTest::groupOfTwo);
    }

    @Test
    void aGroupInAGroup() {
        assertHops(
                7,
                () -> taskGroup(group -> {
                    group.createTask(groupOfTwo());
                    return value(0);
                }));
    }

    @Test
    void aFailureWhileTheBlockRuns() {
        assertHops(
                5,
                () -> ignoring(taskGroup(group -> {
                    group.createTask(boom());
                    group.createTask(sleep(ms(9)));
                    return sleep(ms(9));
                })));
    }

    @Test
    void aFailureWhileTheGroupWaits() {
        assertHops(
                5,
                () -> ignoring(taskGroup(group -> {
                    group.createTask(boom());
                    group.createTask(sleep(ms(9)));
                    return value(0);
                })));
    }

    @Test
    void aGroupThatIsCancelledFromOutside() {
        assertHops(7, () -> {
            Task<Integer> task = createTask(sleepingGroup());
            return awaiting(yieldNow()).then((Void v) -> yieldNow()).then((Void v) -> cancelled(task));
        });
    }

    @Test
    void aTimeoutThatDoesNotExpire() {
        assertHops(1, () -> withTimeout(ms(5), () -> one()));
    }

    @Test
    void aTimeoutOfNothing() {
        assertHops(2, () -> ignoring(withTimeout(Duration.ZERO, () -> sleep(ms(9)))));
    }

    @Test
    void aTimeoutOfNothingAroundAGroup() {
        assertHops(5, () -> ignoring(withTimeout(Duration.ZERO, GroupHopsTest::sleepingGroup)));
    }

    @Test
    void asCompletedOfTwo() {
        assertHops(3, () -> {
            AsCompleted<Integer> ended = asCompleted(List.of(one(), value(1)));
            return awaiting(ended.next()).then((Future<Integer> first) -> ended.next());
        });
    }

    @Test
    void theFirstOfTwoAsCompleted() {
        assertHops(3, () -> asCompleted(List.of(one(), value(1))).next());
    }

    @Test
    void asCompletedOfADoneTask() {
        assertHops(4, () -> {
            Task<Integer> task = createTask(value(1));
            return awaiting(task)
                    .then((Integer one) -> asCompleted(List.of(task)).next());
        });
    }

    @Test
    void asCompletedWithoutTime() {
        assertHops(
                2,
                () -> ignoring(asCompleted(List.of(createTask(sleep(ms(9)))), Duration.ZERO)
                        .next()));
    }
}
