package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.currentTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.ExceptionGroup;
import weft.Task;
import weft.annotations.Async;
import weft.sync.Event;

/** A group whose parent is cancelled from outside. */
class TaskGroupCancelsTest extends TaskGroupTestCase {
    private int requestsAfterTheGroup;

    @Async
    private Coroutine<Void> fiveChildren() {
        return taskGroup(g -> {
            for (int i = 0; i < 5; i++) g.createTask(countCancel(1));
            return done();
        });
    }

    /** Rule T6. */
    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_cancellation")
    void whileItWaits() throws Exception {
        run(() -> {
            assertThat(await(failureWhenCancelled(this::fiveChildren))).isInstanceOf(CancelledError.class);
            assertThat(cancelled).isEqualTo(5);
            return done();
        });
    }

    @Async
    private Coroutine<Void> fiveChildrenAndABlock() {
        return taskGroup(g -> {
            for (int i = 0; i < 5; i++) g.createTask(countCancel(1));
            return countCancel(10);
        });
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_07")
    void inTheBlock() throws Exception {
        run(() -> {
            assertThat(await(failureWhenCancelled(this::fiveChildrenAndABlock))).isInstanceOf(CancelledError.class);
            assertThat(cancelled).isEqualTo(15);
            return done();
        });
    }

    @Async
    private static Coroutine<Void> crashingChildren() {
        return taskGroup(g -> {
            for (int i = 0; i < 5; i++) g.createTask(crashAtTheEnd());
            return sleep(ms(10_000));
        });
    }

    /** Rule T7. */
    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_08")
    void childrenFailWhenCancelled() throws Exception {
        run(() -> {
            assertThat(errorTypes(await(failureWhenCancelled(TaskGroupCancelsTest::crashingChildren))))
                    .hasSize(5)
                    .containsOnly(ArithmeticException.class);
            return done();
        });
    }

    @Async
    private static Coroutine<Void> crashingChildrenInside(boolean withOuterChild) {
        return taskGroup(outer -> {
            if (withOuterChild) outer.createTask(sleep(ms(10_000)));
            return crashingChildren();
        });
    }

    @Test
    @Twin({"test_taskgroups.TestTaskGroup.test_taskgroup_11", "test_taskgroups.TestTaskGroup.test_taskgroup_12"})
    void childrenOfTheInnerGroupFailWhenCancelled() throws Exception {
        run(() -> {
            for (boolean withOuterChild : new boolean[] {false, true}) {
                Throwable failure = await(failureWhenCancelled(() -> crashingChildrenInside(withOuterChild)));
                assertThat(errorTypes(failure)).containsExactly(ExceptionGroup.class);
                assertThat(errorTypes(firstOf(failure))).hasSize(5).containsOnly(ArithmeticException.class);
            }
            return done();
        });
    }

    /** The block takes so long to clean up that the child fails meanwhile. */
    @Async
    private static Coroutine<Void> slowCleanup() {
        return taskGroup(g -> {
            g.createTask(crashAfter(300));
            try {
                return sleep(ms(10_000));
            } catch (CancelledError error) {
                await(sleep(ms(500)));
                throw error;
            }
        });
    }

    @Async
    private static Coroutine<Void> awaitSlowCleanup() {
        return value(await(createTask(slowCleanup())));
    }

    @Test
    @Twin({"test_taskgroups.TestTaskGroup.test_taskgroup_15", "test_taskgroups.TestTaskGroup.test_taskgroup_16"})
    void aChildFailsDuringTheCleanup() throws Exception {
        run(() -> {
            assertThat(errorTypes(await(failureWhenCancelled(TaskGroupCancelsTest::slowCleanup))))
                    .containsExactly(ArithmeticException.class);
            assertThat(errorTypes(await(failureWhenCancelled(TaskGroupCancelsTest::awaitSlowCleanup))))
                    .containsExactly(ArithmeticException.class);
            return done();
        });
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_17")
    void withoutChildren() throws Exception {
        run(() -> {
            assertThat(await(failureWhenCancelled(() -> taskGroup(g -> countCancel(10)))))
                    .isInstanceOf(CancelledError.class);
            assertThat(cancelled).isEqualTo(10);
            return done();
        });
    }

    @Async
    private Coroutine<Void> failInstead() throws CustomException {
        try {
            return countCancel(10);
        } catch (CancelledError error) {
            throw new CustomException();
        }
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_18")
    void theBlockFailsInstead() throws Exception {
        run(() -> {
            assertThat(errorTypes(await(failureWhenCancelled(() -> taskGroup(g -> failInstead())))))
                    .containsExactly(CustomException.class);
            assertThat(cancelled).isEqualTo(10);
            return done();
        });
    }

    @Async
    private static Coroutine<Void> twoChildren() {
        return taskGroup(g -> {
            g.createTask(sleep(ms(1000), 42));
            g.createTask(sleep(ms(2000), 11));
            return done();
        });
    }

    /** Rule T12, in the originals only the first cancel. */
    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_taskgroup_22")
    void whileItWaitsForResults() throws Exception {
        run(() -> {
            Task<Void> parent = createTask(twoChildren());
            await(sleep(ms(50)));
            parent.cancel();
            parent.cancel();
            assertThat(await(failureOf(parent))).isInstanceOf(CancelledError.class);
            return done();
        });
    }

    @Async
    private static Coroutine<Void> setAndCrash(Event event) {
        event.set();
        await(yieldNow());
        crash();
        return done();
    }

    @Async
    private Coroutine<Void> failingGroupThenSleep(Event event) {
        Throwable failure = await(failureOf(taskGroup(g -> {
            g.createTask(setAndCrash(event));
            return sleep(ms(1000));
        })));
        assertThat(errorTypes(failure)).isEqualTo(List.of(ArithmeticException.class));
        requestsAfterTheGroup = currentTask().cancelling();
        await(sleep(ms(1000)));
        throw new AssertionError("the sleep after the group was not cancelled");
    }

    @Test
    @Twin("test_taskgroups.TestTaskGroup.test_error_and_cancel")
    void aFailureAndACancel() throws Exception {
        run(() -> {
            Event event = new Event();
            Task<Void> task = createTask(failingGroupThenSleep(event));
            await(event.waitUntilSet());
            assertThat(task.cancelling()).isZero();
            task.cancel();
            assertThat(task.cancelling()).isEqualTo(1);
            assertThat(await(failureOf(task))).isInstanceOf(CancelledError.class);
            assertThat(task.isCancelled()).isTrue();
            assertThat(requestsAfterTheGroup).isEqualTo(1);
            return done();
        });
    }
}
