package weft.asyncio.acs;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weft.Asyncio;
import weft.Coroutine;
import weft.TaskGroup;
import weft.Timeout;
import weft.annotations.Async;

/** The statements that do something at the end of their block: {@code async with}. */
final class Scopes {
    private final Interpreter interpreter;
    private final Environment env;

    Scopes(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.env = interpreter.env;
    }

    @Async
    Coroutine<Returned> with(Statement s, List<Timeout> timeouts) {
        Guard guard = Guard.of(env.get(s.arg(0)));
        return guard.with().apply(() -> entered(s, timeouts));
    }

    @Async
    private Coroutine<Returned> entered(Statement s, List<Timeout> timeouts) {
        env.trace("enter", s.arg(0));
        return interpreter.block(s.body(), timeouts);
    }

    @Async
    Coroutine<Returned> timeout(Statement s, List<Timeout> timeouts) {
        Timeout limit = Asyncio.timeout(UnitClock.duration(s.arg(0)));
        List<Timeout> inner = new ArrayList<>(timeouts);
        inner.add(limit);
        Returned returned = await(limit.run(() -> interpreter.block(s.body(), inner)));
        env.trace("timeout", limit.isExpired() ? "expired" : "ok");
        return value(returned);
    }

    void reschedule(Statement s, List<Timeout> timeouts) {
        if (timeouts.isEmpty()) throw new Unbound("timeout");
        timeouts.get(timeouts.size() - 1).reschedule(UnitClock.duration(s.arg(0)));
    }

    @Async
    Coroutine<Returned> group(Statement s, List<Timeout> timeouts) {
        Returned returned = await(Asyncio.taskGroup(group -> {
            env.name(s.arg(0), group);
            return interpreter.block(s.body(), timeouts);
        }));
        env.trace("group", s.arg(0), "ok");
        return value(returned);
    }

    void addTo(Map<String, Command> commands) {
        commands.put("gspawn", s -> {
            TaskGroup group = env.get(s.arg(0), TaskGroup.class);
            Coroutine<Object> coroutine = env.coroutine(s.arg(2));
            env.spawn("gspawn", s.arg(1), () -> group.createTask(coroutine));
        });
    }
}
