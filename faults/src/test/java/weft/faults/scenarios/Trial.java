package weft.faults.scenarios;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.gather;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import weft.Coroutine;
import weft.EventLoop;
import weft.EventLoopGroup;
import weft.Future;
import weft.Task;
import weft.annotations.Async;
import weft.faults.Fault;

/** One scenario with one error, then a hundred operations without; called by reflection. */
public final class Trial {
    private static final int SECONDS = Integer.getInteger("weft.faults.seconds", 5);
    private static final int OPERATIONS = 100;

    private Trial() {}

    public static List<String> names() {
        return Stream.of(Scenario.values()).map(Enum::name).toList();
    }

    /**
     * Runs a scenario.
     *
     * @param n which place throws
     * @return null if there are not so many places; else what went wrong, or the empty string
     */
    public static String run(String scenario, Fault fault, int n) throws Exception {
        EventLoopGroup group = new EventLoopGroup(2, "trial");
        for (EventLoop loop : group.loops()) loop.setExceptionHandler((where, context) -> {});
        Env env = new Env(group.loops().get(1));
        StringBuilder wrong = new StringBuilder();
        fault.arm(n);
        try {
            CompletableFuture<Object> result = submit(group.loops().get(0), Scenario.valueOf(scenario), env);
            if (result != null && !ends(result)) wrong.append("the scenario hangs; ");
        } finally {
            if (Fault.disarm() == null && wrong.isEmpty()) {
                group.shutdown(Duration.ZERO);
                return null;
            }
        }
        Error thrown = Fault.disarm();
        for (Thread thread : env.threads) thread.join(SECONDS * 1000L);
        check(env, wrong);
        later(group, wrong);
        if (!ends(group.shutdown(null))) wrong.append("the group does not end; ");
        if (wrong.isEmpty()) return "";
        return scenario + " " + fault + " " + n + ": " + wrong + "thrown at " + place(thrown);
    }

    private static CompletableFuture<Object> submit(EventLoop loop, Scenario scenario, Env env) {
        try {
            return weft.Asyncio.runCoroutineThreadsafe(scenario.run(env), loop);
        } catch (VirtualMachineError injected) {
            return null;
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static boolean ends(java.util.concurrent.Future<?> future) throws InterruptedException {
        try {
            future.get(SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (VirtualMachineError injected) {
            return ends(future); // in this very call, which is the user's
        } catch (ExecutionException | java.util.concurrent.CancellationException ended) {
            return true;
        } catch (TimeoutException hangs) {
            return false;
        }
    }

    private static void check(Env env, StringBuilder wrong) throws InterruptedException {
        for (Future<?> future : env.ending) {
            // The scenario may have failed before it came to cancel it.
            if (!future.isDone()) cancel(future);
            if (!ends(future)) wrong.append(future).append(" never ends; ");
        }
        for (CountDownLatch called : env.called) {
            if (!called.await(SECONDS, TimeUnit.SECONDS)) wrong.append("a callback is not called; ");
        }
    }

    private static void cancel(Future<?> future) {
        EventLoop loop = future.loop();
        if (!loop.isClosed()) loop.callSoonThreadsafe(future::cancel);
    }

    private static void later(EventLoopGroup group, StringBuilder wrong) throws Exception {
        for (int i = 0; i < OPERATIONS; i++) {
            try {
                int result = group.submit(operation(i)).get(SECONDS, TimeUnit.SECONDS);
                if (result != 2 * i + 1)
                    wrong.append("operation ").append(i).append(" gives ").append(result);
            } catch (TimeoutException | ExecutionException | IllegalStateException broken) {
                wrong.append("operation ")
                        .append(i)
                        .append(" afterwards: ")
                        .append(broken)
                        .append("; ");
                return;
            }
        }
    }

    @Async
    private static Coroutine<Integer> operation(int i) {
        Task<Integer> task = createTask(same(i));
        await(yieldNow());
        List<Integer> both = await(gather(task, same(i + 1)));
        return value(both.get(0) + both.get(1));
    }

    @Async
    private static Coroutine<Integer> same(int i) {
        await(yieldNow());
        return value(i);
    }

    private static String place(Error thrown) {
        if (thrown == null) return "no place";
        return Stream.of(thrown.getStackTrace())
                .filter(frame -> !frame.getClassName().equals(Fault.class.getName()))
                .limit(6)
                .map(StackTraceElement::toString)
                .toList()
                .toString();
    }
}
