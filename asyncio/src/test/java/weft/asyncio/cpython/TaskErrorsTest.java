package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.ExceptionContext;
import weft.Future;
import weft.Task;
import weft.VirtualClock;
import weft.annotations.Async;

/** test_tasks.BaseTaskTests: what a task refuses, what leaves it, and what is reported of it. */
class TaskErrorsTest extends LoopTestCase {
    private final List<ExceptionContext> reported = new ArrayList<>();

    @Async
    private static Coroutine<String> notMuch() {
        return value("ko");
    }

    @Async
    private static Coroutine<Integer> divides(int divisor) {
        return value(1 / divisor);
    }

    private static final class Fatal extends VirtualMachineError {
        private static final long serialVersionUID = 1;
    }

    // ---- refused

    @Test
    @Twin("test_tasks.BaseTaskTests.test_task_set_methods")
    void itsResultCannotBeSet() {
        Task<String> task = loop.createTask(notMuch());
        assertThatThrownBy(() -> task.setResult("ok"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not support setResult");
        assertThatThrownBy(() -> task.setException(new IllegalArgumentException()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not support setException");
        assertThat(complete(task)).isEqualTo("ko");
    }

    /** What is no coroutine does not compile, but null does. */
    @Test
    @Twin("test_tasks.BaseTaskTests.test_create_task_with_noncoroutine")
    void aTaskNeedsACoroutine() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> loop.createTask(null)).isInstanceOf(NullPointerException.class);
        }
        assertThat(loop.allTasks()).isEmpty();
    }

    /** A closed loop takes no task; nothing of it is left. */
    @Test
    @Twin("test_tasks.BaseTaskTests.test_error_in_call_soon")
    void aTaskThatCannotBeScheduledIsNotListed() {
        EventLoop closed = EventLoop.create(new VirtualClock());
        closed.close();
        assertThatThrownBy(() -> closed.createTask(notMuch())).isInstanceOf(IllegalStateException.class);
        assertThat(closed.allTasks()).isEmpty();
    }

    /** Reflection tells which methods are asynchronous. */
    @Test
    @Twin("test_tasks.BaseTaskTests.test_iscoroutinefunction")
    void theAnnotationIsThereAtRunTime() {
        assertThat(Arrays.stream(TaskErrorsTest.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Async.class))
                        .map(Method::getName))
                .contains("notMuch", "divides")
                .doesNotContain("theAnnotationIsThereAtRunTime");
    }

    // ---- thrown

    @Test
    @Twin("test_tasks.BaseTaskTests.test_exception_traceback")
    void anExceptionHasItsStackTrace() {
        Task<Integer> task = loop.createTask(divides(0));
        turn();
        assertThat(task.exception().getStackTrace()[0].getMethodName()).isEqualTo("divides");
    }

    /** What is awaited in a handler fails with what is handled there. */
    @Test
    @Twin("test_tasks.BaseTaskTests.test_exception_chaining_after_await_with_context_cycle")
    void theSameExceptionAgain() {
        complete(handlesTheSame());
    }

    @Async
    private static Coroutine<Void> handlesTheSame() {
        try {
            throw new IllegalStateException("a");
        } catch (IllegalStateException first) {
            try {
                await(createTask(throwsThat(first)));
            } catch (IllegalStateException again) {
                assertThat(again).isSameAs(first).hasNoCause().hasNoSuppressedExceptions();
                return done();
            }
        }
        throw new AssertionError("did not fail");
    }

    @Async
    private static Coroutine<Void> throwsThat(RuntimeException exception) {
        throw exception;
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_baseexception_during_cancel")
    void anErrorOfTheJvmDuringACancel() {
        Fatal fatal = new Fatal();
        Task<Void> task = loop.createTask(diesOfCancel(fatal));
        turn();
        task.cancel();
        assertThat(task.isDone()).isFalse();
        turn();
        assertThat(task.isDone()).isTrue();
        assertThat(task.isCancelled()).isFalse();
        assertThat(task.exception()).isSameAs(fatal);
    }

    @Async
    private static Coroutine<Void> diesOfCancel(Fatal fatal) {
        try {
            await(sleep(Duration.ofSeconds(10)));
        } catch (CancelledError e) {
            throw fatal;
        }
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_stop_while_run_in_complete")
    void theLoopIsStoppedWhileItRuns() {
        AtomicInteger count = new AtomicInteger();
        Task<Void> task = loop.createTask(stopsAtTwo(count));
        assertThatThrownBy(() -> complete(task))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Event loop stopped before Future completed.");
        assertThat(task.isDone()).isFalse();
        assertThat(count).hasValue(2);
        assertThat(elapsed()).isEqualTo(ms(200));
        task.cancel();
        assertCancelled(task);
    }

    @Async
    private static Coroutine<Void> stopsAtTwo(AtomicInteger count) {
        while (count.get() < 10) {
            await(sleep(ms(100)));
            if (count.incrementAndGet() == 2) EventLoop.running().stop();
        }
        return done();
    }

    // ---- reported

    /** A pending task is never collected: it is reported when its loop is closed. */
    @Test
    @Twin("test_tasks.BaseTaskTests.test_log_destroyed_pending_task")
    void aTaskThatIsLeftPendingIsReported() {
        EventLoop debugging = EventLoop.create(new VirtualClock());
        debugging.setDebug(true);
        debugging.setExceptionHandler((where, context) -> reported.add(context));
        Task<String> task = debugging.createTask(waitFor(debugging.createFuture()));
        debugging.callSoon(debugging::stop);
        debugging.runForever();
        assertThat(debugging.allTasks()).containsExactly(task);
        debugging.close();
        assertThat(reported).hasSize(1);
        assertThat(reported.get(0).message()).isEqualTo("Task was destroyed but it is pending!");
        assertThat(reported.get(0).task()).isSameAs(task);
        assertMadeIn(reported.get(0), "aTaskThatIsLeftPendingIsReported");
    }

    @Async
    private static Coroutine<String> waitFor(Future<String> future) {
        return value(await(future));
    }

    private static void assertMadeIn(ExceptionContext context, String method) {
        assertThat(context.sourceTraceback().get(0).getMethodName()).isEqualTo(method);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_task_source_traceback")
    void debugModeKnowsWhereATaskWasMade() {
        loop.setDebug(true);
        loop.setExceptionHandler((where, context) -> reported.add(context));
        Task<Integer> task = loop.createTask(divides(0));
        assertThat(task.toString()).contains("TaskErrorsTest.debugModeKnowsWhereATaskWasMade");
        turn();
        loop.close();
        assertThat(reported).hasSize(1);
        assertMadeIn(reported.get(0), "debugModeKnowsWhereATaskWasMade");
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_tb_logger_not_called_after_cancel")
    void cancellingAFailedTaskTakesTheReportAway() {
        loop.setExceptionHandler((where, context) -> reported.add(context));
        complete(cancelsFailed());
        loop.close();
        assertThat(reported).isEmpty();
    }

    @Async
    private static Coroutine<Void> cancelsFailed() {
        Task<Integer> task = createTask(divides(0));
        await(yieldNow());
        assertThat(task.isDone()).isTrue();
        task.cancel();
        return done();
    }
}
