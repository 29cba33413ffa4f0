package weft.asyncio.acs;

import static weft.Asyncio.await;
import static weft.Asyncio.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import weft.AsCompleted;
import weft.Asyncio;
import weft.Awaitable;
import weft.Coroutine;
import weft.Future;
import weft.WaitResult;
import weft.annotations.Async;

/** The statements that wait for tasks and futures. */
final class Waits {
    private final Environment env;

    Waits(Environment env) {
        this.env = env;
    }

    @Async
    Coroutine<Void> waitFor(Statement s) {
        List<Future<Object>> futures = futures(env.awaitables(s.argsFrom(2)));
        WaitResult<Object> result = await(wait(s.arg(0), futures, UnitClock.duration(s.arg(1))));
        env.trace("wait", operands(s, futures, result.done()), operands(s, futures, result.pending()));
        return done();
    }

    private static Coroutine<WaitResult<Object>> wait(String mode, List<Future<Object>> futures, Duration limit) {
        return switch (mode) {
            case "all" -> Asyncio.waitAll(futures, limit);
            case "first" -> Asyncio.waitAny(futures, limit);
            case "exc" -> Asyncio.waitFirstException(futures, limit);
            default -> throw new AssertionError("no such mode: " + mode);
        };
    }

    /** What javac refuses, CPython refuses with a TypeError: a coroutine is no Future. */
    @SuppressWarnings("unchecked")
    private static List<Future<Object>> futures(List<Awaitable<Object>> operands) {
        List<Future<Object>> futures = new ArrayList<>();
        for (Awaitable<Object> operand : operands) futures.add(Future.class.cast(operand));
        return futures;
    }

    private static List<String> operands(Statement s, List<Future<Object>> futures, Set<Future<Object>> in) {
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < futures.size(); i++) {
            if (in.contains(futures.get(i))) operands.add(s.arg(i + 2));
        }
        return operands;
    }

    @Async
    Coroutine<Void> waitWithLimit(Statement s) {
        Awaitable<Object> awaitable = env.awaitable(s.arg(1));
        // A task that a limit of nothing makes is done before the next trace: this runs between.
        env.loop.callSoon(env.labels::discoverTasks);
        Object result = await(Asyncio.waitFor(awaitable, UnitClock.duration(s.arg(0))));
        env.trace("waitfor", s.arg(1), result);
        return done();
    }

    @Async
    Coroutine<Void> asCompleted(Statement s) {
        AsCompleted<Object> completions =
                Asyncio.asCompleted(env.awaitables(s.argsFrom(1)), UnitClock.duration(s.arg(0)));
        while (completions.hasNext()) {
            Object result;
            try {
                result = await(completions.next()).result();
            } catch (Exception exception) {
                result = exception;
            }
            env.trace("completed", result);
        }
        return done();
    }
}
