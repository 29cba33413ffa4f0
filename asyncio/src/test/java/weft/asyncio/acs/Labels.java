package weft.asyncio.acs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import weft.EventLoop;
import weft.Future;
import weft.Task;

/**
 * The futures and tasks of a run, in the order in which they were made, under the labels that they have in the trace.
 * The loop tells nobody that it makes a task, so whoever asks here looks for new ones first.
 */
final class Labels {
    record Labelled(String label, Future<?> future) {}

    private final EventLoop loop;
    private final List<Labelled> known = new ArrayList<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private int nameless;

    /** How many tasks run their eager first step: one counts when that is over. */
    private int beingMade;

    /** What the next new task is called; null if it is made by gather or the like. */
    private String nextName;

    Labels(EventLoop loop) {
        this.loop = loop;
    }

    int size() {
        discoverTasks();
        return known.size() - beingMade;
    }

    Stream<Labelled> stream() {
        discoverTasks();
        return List.copyOf(known).stream();
    }

    Stream<Labelled> pendingTasks() {
        return stream().filter(object -> object.future instanceof Task<?> task && !task.isDone());
    }

    String labelOf(Future<?> future) {
        return stream()
                .filter(object -> object.future == future)
                .map(Labelled::label)
                .findFirst()
                .orElse("?");
    }

    void add(String name, Future<?> future) {
        discoverTasks();
        known.add(new Labelled(use(name), future));
    }

    /** Makes the task that is to have a name. */
    <T> Task<T> named(String name, Supplier<Task<T>> make) {
        discoverTasks();
        nextName = name;
        beingMade++;
        try {
            Task<T> task = make.get();
            if (isNew(task)) register(task); // perhaps it is done, and no task of the loop any more
            return task;
        } finally {
            beingMade--;
            nextName = null;
        }
    }

    /** Gives a label to each task that was made since the last call. */
    void discoverTasks() {
        for (Task<?> task : loop.allTasks()) {
            if (isNew(task)) register(task);
        }
    }

    private boolean isNew(Task<?> task) {
        return known.stream().noneMatch(object -> object.future == task);
    }

    private void register(Task<?> task) {
        String label = nextName == null ? "~" + ++nameless : use(nextName);
        nextName = null;
        task.setName(label);
        known.add(new Labelled(label, task));
    }

    private String use(String name) {
        int n = uses.merge(name, 1, Integer::sum);
        return n == 1 ? name : name + "." + n;
    }
}
