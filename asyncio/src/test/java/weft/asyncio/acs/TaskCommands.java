package weft.asyncio.acs;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import weft.Asyncio;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.TaskOptions;

/** The statements about tasks, futures and callbacks that never suspend. */
final class TaskCommands {
    private final Environment env;
    private final EventLoop loop;

    /** Runs the body of a callback. */
    private final Consumer<List<Statement>> blocks;

    TaskCommands(Environment env, Consumer<List<Statement>> blocks) {
        this.env = env;
        this.loop = env.loop;
        this.blocks = blocks;
    }

    void addTo(Map<String, Command> commands) {
        commands.put("log", s -> env.traceWords("log", s.args()));
        commands.put("raise", s -> {
            throw new UserError(s.arg(0));
        });
        commands.put("tasks", s -> env.trace("tasks", allTasks()));
        commands.put("cvset", s -> {
            env.variable(s.arg(0)).set(s.arg(1));
            env.traceWords("cvset", s.args());
        });
        commands.put(
                "cvget",
                s -> env.trace("cvget", s.arg(0), env.variable(s.arg(0)).get((Object) null)));
        addFutures(commands);
        addCancel(commands);
        addCallbacks(commands);
        addTasks(commands);
        addCombined(commands);
    }

    private void addFutures(Map<String, Command> commands) {
        commands.put("future", s -> env.bind(s.arg(0), loop.createFuture()));
        commands.put("set", s -> {
            env.future(s.arg(0)).setResult(s.arg(1));
            env.trace("set", s.arg(0));
        });
        commands.put("fail", s -> {
            env.future(s.arg(0)).setException(new UserError(s.arg(1)));
            env.trace("fail", s.arg(0));
        });
        commands.put("state", s -> env.trace("state", s.arg(0), Words.status(env.future(s.arg(0)))));
    }

    private void addCancel(Map<String, Command> commands) {
        commands.put("cancel", s -> {
            Future<?> future = env.future(s.arg(0));
            boolean accepted = s.args().size() > 1 ? future.cancel(s.arg(1)) : future.cancel();
            env.trace("cancel", s.arg(0), accepted);
        });
        commands.put(
                "uncancel",
                s -> env.trace(
                        "uncancel", s.arg(0), env.get(s.arg(0), Task.class).uncancel()));
    }

    private void addCallbacks(Map<String, Command> commands) {
        commands.put("oncb", s -> {
            env.future(s.arg(0)).addDoneCallback(env.callback(s.arg(1)));
            env.traceWords("oncb", s.args());
        });
        commands.put("offcb", s -> {
            int removed = env.future(s.arg(0)).removeDoneCallback(env.callback(s.arg(1)));
            env.trace("offcb", s.arg(0), s.arg(1), removed);
        });
        commands.put("soon", s -> env.keep(s.arg(0), loop.callSoon(callback(s.arg(0), s))));
        commands.put(
                "later", s -> env.keep(s.arg(1), loop.callLater(UnitClock.duration(s.arg(0)), callback(s.arg(1), s))));
        commands.put("unschedule", s -> {
            env.handle(s.arg(0)).cancel();
            env.trace("unschedule", s.arg(0));
        });
    }

    private Runnable callback(String tag, Statement statement) {
        return () -> {
            env.trace("run", tag);
            blocks.accept(statement.body());
        };
    }

    private void addTasks(Map<String, Command> commands) {
        commands.put("make", s -> env.name(s.arg(0), env.coroutine(s.arg(1))));
        commands.put("spawn", s -> {
            Coroutine<Object> coroutine = env.coroutine(s.arg(1));
            env.spawn("spawn", s.arg(0), () -> loop.createTask(coroutine));
        });
        commands.put("eager", s -> {
            Coroutine<Object> coroutine = env.coroutine(s.arg(1));
            env.spawn("eager", s.arg(0), () -> loop.createTask(coroutine, TaskOptions.DEFAULT.eagerStart(true)));
        });
    }

    private void addCombined(Map<String, Command> commands) {
        commands.put("gather", s -> env.bind(s.arg(0), Asyncio.gather(env.awaitables(s.argsFrom(1)))));
        commands.put("gatherx", s -> env.bind(s.arg(0), Asyncio.gatherSettled(env.awaitables(s.argsFrom(1)))));
        commands.put("shield", s -> {
            Future<Object> shielded = Asyncio.ensureFuture(env.awaitable(s.arg(1)));
            Future<Object> shield = Asyncio.shield(shielded);
            Internals.leaveShieldedAlone(shielded, shield);
            env.bind(s.arg(0), shield);
        });
    }

    private List<String> allTasks() {
        env.labels.discoverTasks();
        return loop.allTasks().stream().map(Task::name).sorted().toList();
    }
}
