package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Misuse says what to write instead: each rule's number, what breaks it, and the words. */
class MessagesTest extends VirtualTimeTest {
    private static void refuses(ThrowingCallable misuse, Class<? extends Throwable> type, String what, String instead) {
        assertThatThrownBy(misuse).isInstanceOf(type).hasMessageContaining(what).hasMessageContaining(instead);
    }

    private static void refuses(ThrowingCallable misuse, String what, String instead) {
        refuses(misuse, IllegalStateException.class, what, instead);
    }

    // ---- futures

    @Test
    void f7_aSecondCompletion() {
        Future<Integer> future = loop.createFuture();
        future.setResult(1);
        refuses(
                () -> future.setResult(2),
                InvalidStateException.class,
                "invalid state: <Future",
                "ask isDone() before");
        RuntimeException boom = new RuntimeException();
        refuses(() -> future.setException(boom), InvalidStateException.class, "already done", "setException");
        Future<Integer> cancelled = loop.createFuture();
        cancelled.cancel();
        refuses(() -> cancelled.setResult(1), InvalidStateException.class, "cancelled", "setResult");
    }

    @Test
    void f7_aResultThatIsNotThere() {
        Future<Integer> future = loop.createFuture();
        for (ThrowingCallable read : List.<ThrowingCallable>of(future::result, future::exception)) {
            refuses(read, InvalidStateException.class, "the result is not ready", "write await(future)");
        }
    }

    @Test
    void f11_aPendingFutureThatIsResumedFrom() {
        Failure failure = (Failure) loop.createFuture().outcome();
        assertThat(failure.exception())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("await wasn't used with future")
                .hasMessageContaining("leave calling onAwait to await(...)");
    }

    @Test
    void l10_aFutureOfAnotherLoop() {
        EventLoop other = EventLoop.create(new VirtualClock());
        Future<Integer> foreign = other.createFuture();
        refuses(
                () -> loop.runUntilComplete(foreign),
                IllegalArgumentException.class,
                "The future belongs to a different loop",
                "await it in a coroutine, and run that");
        other.close();
    }

    @Test
    void g1_gatherOfAFutureOfAnotherLoop() {
        EventLoop other = EventLoop.create(new VirtualClock());
        Future<Integer> foreign = other.createFuture();
        refuses(
                () -> run(() -> Asyncio.gather(foreign)),
                IllegalArgumentException.class,
                "gather of a future that belongs to another event loop",
                "await it in a coroutine, and gather that");
        other.close();
    }

    @Test
    void aThreadThatWouldWaitForItself() {
        Future<Integer> future = loop.createFuture();
        loop.callSoon(() -> refuses(
                future::get,
                "get() or join() on the thread of the event loop would wait for itself",
                "write await(future)"));
        turn();
        assertThat(reported).isEmpty();
    }

    // ---- tasks and coroutines

    @Test
    void aTaskTakesNoResult() {
        Task<Integer> task = loop.createTask(value(1));
        refuses(() -> task.setResult(1), "Task does not support setResult", "use loop.createFuture()");
        Throwable boom = new Throwable();
        refuses(() -> task.setException(boom), "Task does not support setException", "use loop.createFuture()");
        turn();
    }

    @Test
    void c6_aCoroutineThatIsAwaitedTwice() {
        Coroutine<Void> once = sleep(ms(1));
        refuses(
                () -> run(() -> awaiting(once).then((Void v) -> once)),
                "cannot reuse already awaited coroutine",
                "call the method again for a new coroutine, or wrap it in createTask(...)");
    }

    @Test
    void c9_aTaskThatAwaitsItself() {
        List<Task<Integer>> self = new ArrayList<>();
        self.add(loop.createTask(async(() -> self.get(0))));
        refuses(() -> loop.runUntilComplete(self.get(0)), "Task cannot await on itself", "await it in another task");
    }

    @Test
    void aTaskOfAClosedLoop() {
        EventLoop dead = EventLoop.create(new VirtualClock());
        dead.setExceptionHandler((where, context) -> {});
        Task<Void> task = dead.createTask(sleep(ms(1)));
        dead.close();
        refuses(
                () -> run(() -> task),
                "the event loop was closed before Task-",
                "close it when its callers have their results");
    }

    @Test
    void anAwaitThatIsNeitherOfThisLibraryNorAStage() {
        Awaitable<Integer> foreign = waiter -> {
            waiter.awaited = "something";
            return Coroutine.SUSPENDED;
        };
        refuses(
                () -> run(() -> foreign),
                "await of something, which is neither an Awaitable of this library nor a CompletionStage",
                "hand onAwait(waiter) on to one of these");
    }

    @Test
    void anAwaitOfNoStage() {
        refuses(
                () -> Coroutine.awaitStage(null, value(1)),
                NullPointerException.class,
                "await(null): there is no stage to await",
                "return a completed stage");
    }

    @Test
    void anAwaitThatWasNotWoven() {
        refuses(
                () -> Asyncio.await(value(1)),
                "await reached in code that was not woven",
                "mark the method @Async, and weave it");
    }

    @Test
    void aFunctionThatReturnsNoCoroutine() {
        refuses(
                () -> Asyncio.run(() -> null),
                NullPointerException.class,
                "the function returned null instead of a coroutine",
                "return value(x) or done()");
    }

    // ---- loops

    @Test
    void l10_aLoopThatIsStoppedTooEarly() {
        loop.callSoon(loop::stop);
        refuses(
                () -> loop.runUntilComplete(loop.createFuture()),
                "Event loop stopped before Future completed.",
                "Call stop() after the future is done, or use runForever()");
    }

    @Test
    void l10_aRunInsideARun() {
        EventLoop other = EventLoop.create(new VirtualClock());
        loop.callSoon(() -> {
            refuses(loop::runForever, "This event loop is already running", "await instead");
            refuses(
                    other::runForever,
                    "Cannot run the event loop while another loop is running",
                    "await, or use another thread");
            refuses(loop::close, "Cannot close a running event loop", "stop() it first");
            refuses(() -> Asyncio.run(value(1)), "cannot be called from a running event loop", "await the coroutine");
        });
        turn();
        assertThat(reported).isEmpty();
        other.close();
    }

    @Test
    void l11_aClosedLoop() {
        loop.close();
        String instead = "make a new one with EventLoop.create()";
        List<ThrowingCallable> calls = List.of(
                () -> loop.callSoon(() -> {}),
                () -> loop.callSoonThreadsafe(() -> {}),
                () -> loop.callLater(ms(1), () -> {}),
                () -> loop.callAt(1, () -> {}),
                () -> loop.createTask(value(1)),
                () -> loop.runInExecutor(() -> 1),
                loop::runForever,
                () -> loop.runUntilComplete(value(1)));
        for (ThrowingCallable call : calls) refuses(call, "Event loop is closed", instead);
        refuses(() -> loop.execute(() -> {}), RejectedExecutionException.class, "Event loop is closed", instead);
    }

    @Test
    void d4_anotherThread() throws InterruptedException {
        loop.setDebug(true);
        List<Throwable> thrown = new ArrayList<>();
        loop.callSoon(() -> {
            Thread other = new Thread(() -> {
                try {
                    loop.callSoon(() -> {});
                } catch (Throwable exception) {
                    thrown.add(exception);
                }
            });
            other.start();
            try {
                other.join();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        });
        turn();
        assertThat(thrown).hasSize(1);
        assertThat(thrown.get(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Non-thread-safe operation invoked on an event loop other than the current one")
                .hasMessageContaining("write callSoonThreadsafe(() -> ...)");
    }

    @Test
    void aCallGraphFromAnotherThread() {
        Future<Integer> future = loop.createFuture();
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        loop.callSoon(() -> {
            Thread other = new Thread(() -> refused.complete(catchThrowable(() -> Asyncio.captureCallGraph(future))));
            other.start();
            refused.join();
        });
        turn();
        assertThat(refused.join())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("captureCallGraph looks at what another thread changes")
                .hasMessageContaining("call it on the thread of the future's event loop");
    }

    @Test
    void r7_aClosedRunner() {
        Runner runner = new Runner();
        runner.close();
        refuses(() -> runner.run(value(1)), "Runner is closed", "make a new one for more runs");
    }

    @Test
    void anExecutorThatIsGone() {
        loop.runUntilComplete(loop.shutdownDefaultExecutor(null));
        refuses(
                () -> loop.runInExecutor(() -> 1),
                "Executor shutdown has been called",
                "give runInExecutor an executor of your own");
    }

    // ---- waiting, timeouts, context

    @Test
    void a1_aWaitForNothing() {
        refuses(
                () -> run(() -> Asyncio.waitAll(List.<Future<Integer>>of())),
                IllegalArgumentException.class,
                "waitAll of no futures would never return",
                "skip it");
    }

    @Test
    void m1_aTimeoutWithoutATask() {
        loop.callSoon(() -> refuses(
                () -> Timeout.after(ms(1)).enter(), "a timeout needs a task to cancel", "use it in a coroutine"));
        turn();
        assertThat(reported).isEmpty();
    }

    @Test
    void m11_aTimeoutThatIsMovedWhileItsBlockDoesNotRun() {
        run(() -> {
            Timeout timeout = Asyncio.timeout(ms(1));
            refuses(() -> timeout.reschedule(ms(2)), "Timeout has not been entered", "inside of timeout.run(() ->");
            return awaiting(timeout.run(() -> value(1)))
                    .peek(v -> refuses(
                            () -> timeout.reschedule(ms(2)),
                            "Cannot change state of finished Timeout",
                            "make another one with Asyncio.timeout(...)"));
        });
    }

    @Test
    void m12_aTimeoutThatIsUsedTwice() {
        run(() -> {
            Timeout timeout = Asyncio.timeout(ms(1));
            return awaiting(timeout.run(() -> value(1)))
                    .peek(v -> refuses(
                            () -> timeout.enter(),
                            "Timeout has already been entered",
                            "make another one with Asyncio.timeout(...)"));
        });
    }

    @Test
    void t0_aGroupWithoutATask() {
        loop.callSoon(() -> refuses(
                TaskGroup::enter,
                "TaskGroup cannot determine the parent task",
                "await taskGroup(...) in a coroutine that a task runs"));
        turn();
        assertThat(reported).isEmpty();
    }

    @Test
    void noCurrentTask() {
        refuses(
                Task::currentOrThrow,
                "no task runs here; call this in a coroutine",
                "started with Asyncio.run(...) or createTask(...)");
        run(() -> {
            assertThat(Task.currentOrThrow()).isSameAs(Task.current());
            return value(1);
        });
    }

    @Test
    void aContextThatIsEnteredTwice() {
        Context context = Context.copyContext();
        context.run(() -> refuses(
                () -> context.run(() -> {}),
                "cannot enter context: it is already entered",
                "use context.copy().run(...)"));
    }

    @Test
    void aTokenThatIsNotForThis() {
        ContextVar<Integer> one = new ContextVar<>("one", 1);
        ContextVar<Integer> two = new ContextVar<>("two", 2);
        ContextVar.Token<Integer> token = one.set(5);
        refuses(
                () -> two.reset(token),
                IllegalArgumentException.class,
                "the token was made by ",
                "reset that one with it");
        Context.copyContext()
                .run(() -> refuses(
                        () -> one.reset(token),
                        IllegalArgumentException.class,
                        "the token was made in another context",
                        "in the task or callback that set it"));
        one.reset(token);
        refuses(
                () -> one.reset(token),
                "the token has already been used once",
                "keep the token of each set(...), and use it once");
    }
}
