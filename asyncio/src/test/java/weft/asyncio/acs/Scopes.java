package weft.asyncio.acs;

import java.util.List;
import java.util.Map;
import weft.Coroutine;
import weft.annotations.Async;

/** The statements that do something at the end of their block: {@code async with}. */
final class Scopes {
    private final Interpreter interpreter;
    private final Environment env;

    Scopes(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.env = interpreter.env;
    }

    void addTo(Map<String, Command> commands) {}

    @Async
    Coroutine<Returned> with(Statement s, List<Deadline> timeouts) {
        Guard guard = Guard.of(env.get(s.arg(0)));
        return guard.with().apply(() -> entered(s, timeouts));
    }

    @Async
    private Coroutine<Returned> entered(Statement s, List<Deadline> timeouts) {
        env.trace("enter", s.arg(0));
        return interpreter.block(s.body(), timeouts);
    }

    @Async
    Coroutine<Returned> timeout(Statement s, List<Deadline> timeouts) {
        throw new UnsupportedOperationException("timeout");
    }

    void reschedule(Statement s, List<Deadline> timeouts) {
        throw new UnsupportedOperationException("resched");
    }

    @Async
    Coroutine<Returned> group(Statement s, List<Deadline> timeouts) {
        throw new UnsupportedOperationException("group");
    }
}
