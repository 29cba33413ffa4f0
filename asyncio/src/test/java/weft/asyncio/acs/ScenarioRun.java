package weft.asyncio.acs;

import java.util.List;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.sync.Barrier;
import weft.sync.BoundedSemaphore;
import weft.sync.Condition;
import weft.sync.Event;
import weft.sync.LifoQueue;
import weft.sync.Lock;
import weft.sync.PriorityQueue;
import weft.sync.Queue;
import weft.sync.Semaphore;

/** Runs a scenario from its declarations to the last state of everything. */
final class ScenarioRun {
    private static final int SHUTDOWN_ROUNDS = 3;

    private final Scenario scenario;
    private final Interpreter interpreter;
    private final Environment env;
    private final EventLoop loop;

    private ScenarioRun(Scenario scenario) {
        this.scenario = scenario;
        interpreter = new Interpreter(scenario);
        env = interpreter.env;
        loop = env.loop;
    }

    /** Returns the trace, one event a line. */
    static String trace(Scenario scenario) {
        return String.join("\n", new ScenarioRun(scenario).execute()) + "\n";
    }

    private List<String> execute() {
        try (loop) {
            scenario.declarations.forEach(this::declare);
            Task<Object> main = env.labels.named("main", () -> loop.createTask(interpreter.run("main")));
            env.name("main", main);
            if (scenario.stopsWithMain) main.addDoneCallback(future -> loop.stop());
            loop.runForever();
            shutDown();
            env.labels.stream().forEach(this::traceFinalState);
        }
        return env.trace;
    }

    private void declare(List<String> words) {
        String name = words.get(1);
        if (words.get(0).equals("future")) env.bind(name, loop.createFuture());
        else env.name(name, declared(words.get(0), words.subList(2, words.size())));
    }

    private Object declared(String kind, List<String> args) {
        return switch (kind) {
            case "lock" -> new Lock();
            case "event" -> new Event();
            case "cond" -> args.isEmpty() ? new Condition() : new Condition(env.get(args.get(0), Lock.class));
            case "sem" -> new Semaphore(Integer.parseInt(args.get(0)));
            case "bsem" -> new BoundedSemaphore(Integer.parseInt(args.get(0)));
            case "queue" -> new Queue<String>(Integer.parseInt(args.get(0)));
            case "pqueue" -> new PriorityQueue<String>(Integer.parseInt(args.get(0)));
            case "lqueue" -> new LifoQueue<String>(Integer.parseInt(args.get(0)));
            case "barrier" -> new Barrier(Integer.parseInt(args.get(0)));
            default -> throw new AssertionError("no such declaration: " + kind);
        };
    }

    private void shutDown() {
        for (int round = 0; round < SHUTDOWN_ROUNDS; round++) {
            List<Labels.Labelled> pending = env.labels.pendingTasks().toList();
            if (pending.isEmpty()) return;
            env.trace("shutdown", pending.stream().map(Labels.Labelled::label).toList());
            for (Labels.Labelled task : pending) task.future().cancel();
            loop.runForever();
        }
    }

    private void traceFinalState(Labels.Labelled object) {
        Future<?> future = object.future();
        String unretrieved = Internals.isUnretrieved(future) ? " unretrieved" : "";
        env.trace("final", object.label(), Words.status(future) + unretrieved);
    }
}
