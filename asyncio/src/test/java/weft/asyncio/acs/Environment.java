package weft.asyncio.acs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import weft.Awaitable;
import weft.ContextVar;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Handle;
import weft.Task;

/** What the statements of one run share: the loop, the names, the trace. */
final class Environment {
    private static final int MOST_OBJECTS = 64;

    final Scenario scenario;
    final UnitClock clock = new UnitClock();
    final EventLoop loop = EventLoop.create(clock);
    final Labels labels = new Labels(loop);
    final List<String> trace = new ArrayList<>();

    private final Map<String, Object> names = new HashMap<>();
    private final Map<String, Consumer<Future<Object>>> callbacks = new HashMap<>();
    private final Map<String, Handle> handles = new HashMap<>();
    private final Map<String, ContextVar<Object>> variables = new HashMap<>();

    /** Makes a new coroutine object of a {@code coro} of the scenario. */
    private final Function<String, Coroutine<Object>> start;

    Environment(Scenario scenario, Function<String, Coroutine<Object>> start) {
        this.scenario = scenario;
        this.start = start;
        clock.stopsWhenIdle(loop);
        loop.setExceptionHandler((loop, context) -> {
            if (context.handle() != null) trace("handler", context.exception());
        });
    }

    void trace(Object... words) {
        labels.discoverTasks();
        Task<?> task = loop.isRunning() ? loop.currentTask() : null;
        StringBuilder line = new StringBuilder().append(clock.units()).append(' ');
        line.append(task == null ? "-" : task.name());
        for (Object word : words) line.append(' ').append(Words.of(word));
        trace.add(line.toString());
    }

    void traceWords(String first, List<String> words) {
        List<Object> all = new ArrayList<>(words);
        all.add(0, first);
        trace(all.toArray());
    }

    // ---- names

    void name(String name, Object object) {
        names.put(name, object);
    }

    /** Names a future that is new to the trace. */
    void bind(String name, Future<?> future) {
        labels.add(name, future);
        name(name, future);
    }

    Object get(String name) {
        if (name.equals("self")) {
            Task<?> task = Task.current();
            if (task == null) throw new Unbound(name);
            return task;
        }
        if (name.startsWith("@")) return start.apply(name.substring(1));
        if (!names.containsKey(name)) throw new Unbound(name);
        return names.get(name);
    }

    <T> T get(String name, Class<T> type) {
        return type.cast(get(name));
    }

    @SuppressWarnings("unchecked")
    Future<Object> future(String name) {
        return get(name, Future.class);
    }

    @SuppressWarnings("unchecked")
    Awaitable<Object> awaitable(String name) {
        return get(name, Awaitable.class);
    }

    /** Several; coroutine objects are made when it is known that all names exist. */
    List<Awaitable<Object>> awaitables(List<String> operands) {
        for (String operand : operands) {
            if (!operand.startsWith("@")) get(operand);
        }
        return operands.stream().map(this::awaitable).toList();
    }

    /** What a task is made of: a new coroutine object, or one that {@code make} made. */
    @SuppressWarnings("unchecked")
    Coroutine<Object> coroutine(String name) {
        return scenario.coroutines.containsKey(name) ? start.apply(name) : get(name, Coroutine.class);
    }

    /** Makes a task by a statement {@code op ... NAME COROUTINE}. */
    void spawn(String op, String name, Supplier<Task<Object>> make) {
        if (labels.size() >= MOST_OBJECTS) {
            trace(op, name, "limit");
            return;
        }
        Task<Object> task = labels.named(name, make);
        name(name, task);
        trace(op, task.name());
    }

    // ---- what has names of its own

    Consumer<Future<Object>> callback(String tag) {
        return callbacks.computeIfAbsent(tag, t -> future -> trace("cb", t, labels.labelOf(future)));
    }

    ContextVar<Object> variable(String name) {
        return variables.computeIfAbsent(name, ContextVar::new);
    }

    void keep(String tag, Handle handle) {
        handles.put(tag, handle);
    }

    Handle handle(String tag) {
        if (!handles.containsKey(tag)) throw new Unbound(tag);
        return handles.get(tag);
    }
}
