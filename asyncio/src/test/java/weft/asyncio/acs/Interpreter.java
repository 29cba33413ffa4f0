package weft.asyncio.acs;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.Asyncio;
import weft.Coroutine;
import weft.Timeout;
import weft.annotations.Async;

/**
 * Runs the coroutines of a scenario; each {@code coro}, block and statement is an async method that awaits the next.
 */
final class Interpreter {
    final Environment env;
    private final Map<String, Command> commands = new HashMap<>();
    private final Waits waits;
    private final SyncSteps syncSteps;
    private final Scopes scopes;

    Interpreter(Scenario scenario) {
        env = new Environment(scenario, this::run);
        waits = new Waits(env);
        syncSteps = new SyncSteps(env);
        scopes = new Scopes(this);
        new TaskCommands(env, this::plainBlock).addTo(commands);
        new SyncCommands(env).addTo(commands);
        scopes.addTo(commands);
    }

    /** The coroutine of a {@code coro}. */
    @Async
    Coroutine<Object> run(String name) {
        env.trace("start", name);
        Returned returned;
        try {
            returned = await(block(env.scenario.coroutines.get(name), List.of()));
        } catch (Throwable exception) {
            env.trace("exc", name, exception);
            throw exception;
        }
        Object result = returned == null ? null : returned.value();
        env.trace("ret", name, result);
        return value(result);
    }

    /**
     * Runs statements.
     *
     * @param timeouts the timeouts of this coroutine that they stand in, the innermost last
     */
    @Async
    Coroutine<Returned> block(List<Statement> statements, List<Timeout> timeouts) {
        for (Statement statement : statements) {
            try {
                Command command = commands.get(statement.op());
                Returned returned = null;
                if (command != null) command.run(statement);
                else returned = await(step(statement, timeouts));
                if (returned != null) return value(returned);
            } catch (Unbound name) {
                env.trace(statement.op(), name.getMessage(), "unbound");
            }
        }
        return value(null);
    }

    /** The block of a callback, which cannot await. */
    private void plainBlock(List<Statement> statements) {
        for (Statement statement : statements) {
            try {
                if (!statement.op().equals("repeat"))
                    commands.get(statement.op()).run(statement);
                else for (int i = 0; i < statement.times(); i++) plainBlock(statement.body());
            } catch (Unbound name) {
                env.trace(statement.op(), name.getMessage(), "unbound");
            }
        }
    }

    @Async
    private Coroutine<Returned> step(Statement s, List<Timeout> timeouts) {
        switch (s.op()) {
            case "sleep" -> await(Asyncio.sleep(UnitClock.duration(s.arg(0))));
            case "await" -> env.trace("await", s.arg(0), await(env.awaitable(s.arg(0))));
            case "return" -> {
                return value(new Returned(s.args().isEmpty() ? null : s.arg(0)));
            }
            case "repeat" -> {
                for (int i = 0; i < s.times(); i++) {
                    Returned returned = await(block(s.body(), timeouts));
                    if (returned != null) return value(returned);
                }
            }
            case "try" -> {
                return value(await(attempt(s, timeouts)));
            }
            case "with" -> {
                return value(await(scopes.with(s, timeouts)));
            }
            case "timeout" -> {
                return value(await(scopes.timeout(s, timeouts)));
            }
            case "group" -> {
                return value(await(scopes.group(s, timeouts)));
            }
            case "resched" -> scopes.reschedule(s, timeouts);
            case "wait" -> await(waits.waitFor(s));
            case "waitfor" -> await(waits.waitWithLimit(s));
            case "ascompleted" -> await(waits.asCompleted(s));
            default -> await(syncSteps.step(s));
        }
        return value(null);
    }

    @Async
    private Coroutine<Returned> attempt(Statement s, List<Timeout> timeouts) {
        try {
            try {
                return value(await(block(s.body(), timeouts)));
            } catch (Throwable exception) {
                if (s.caught() == null || !Words.catches(s.caught(), exception)) throw exception;
                env.trace("catch", exception);
                Returned returned = await(block(s.handled(), timeouts));
                if (s.throwsAgain() && returned == null) throw exception;
                return value(returned);
            }
        } finally {
            if (s.cleanup() != null) {
                env.trace("finally");
                await(block(s.cleanup(), timeouts));
            }
        }
    }
}
