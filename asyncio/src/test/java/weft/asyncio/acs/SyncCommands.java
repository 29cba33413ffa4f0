package weft.asyncio.acs;

import java.util.Map;
import weft.sync.Condition;
import weft.sync.Event;
import weft.sync.Queue;

/** The statements about locks and queues that never suspend. */
final class SyncCommands {
    private final Environment env;

    SyncCommands(Environment env) {
        this.env = env;
    }

    void addTo(Map<String, Command> commands) {
        add(commands, "eset", s -> env.get(s.arg(0), Event.class).set());
        add(commands, "eclear", s -> env.get(s.arg(0), Event.class).clear());
        add(commands, "release", s -> Guard.of(env.get(s.arg(0))).release().run());
        add(commands, "notify", s -> env.get(s.arg(0), Condition.class).notifyNext(Integer.parseInt(s.arg(1))));
        add(commands, "notifyall", s -> env.get(s.arg(0), Condition.class).notifyEvery());
        commands.put(
                "locked",
                s -> env.trace(
                        "locked", s.arg(0), Guard.of(env.get(s.arg(0))).locked().getAsBoolean()));
        add(commands, "putn", s -> queue(s).putNowait(s.arg(1)));
        add(commands, "qdone", s -> queue(s).taskDone());
        add(commands, "shutdown", s -> queue(s).shutdown(s.args().contains("now")));
        commands.put("getn", s -> env.trace("getn", s.arg(0), queue(s).getNowait()));
        commands.put("qsize", s -> env.trace("qsize", s.arg(0), queue(s).qsize()));
    }

    /** A statement that is traced as it stands when it has succeeded. */
    private void add(Map<String, Command> commands, String op, Command command) {
        commands.put(op, s -> {
            command.run(s);
            env.traceWords(op, s.args());
        });
    }

    @SuppressWarnings("unchecked")
    private Queue<Object> queue(Statement statement) {
        return env.get(statement.arg(0), Queue.class);
    }
}
