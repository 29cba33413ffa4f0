package weft;

import java.util.Arrays;
import java.util.List;

/** The pending tasks of a loop, in any order: each has its place, and the last one moves into the freed place. */
final class TaskList {
    private static final int LEAST = 64;

    private final MostlyEmpty mostlyEmpty = new MostlyEmpty();
    private Task<?>[] tasks = new Task<?>[LEAST];
    private int size;

    void add(Task<?> task) {
        if (size == tasks.length) tasks = Arrays.copyOf(tasks, size * 2);
        task.place = size;
        tasks[size++] = task;
    }

    void remove(Task<?> task) {
        Task<?> last = tasks[--size];
        tasks[task.place] = last;
        last.place = task.place;
        tasks[size] = null;
    }

    /** Called now and then. Gives back what a peak has left empty. */
    void shrink() {
        int fitting = mostlyEmpty.lengthFor(size, tasks.length, LEAST);
        if (fitting < tasks.length) tasks = Arrays.copyOf(tasks, fitting);
    }

    /** How many tasks there is room for; for tests. */
    int capacity() {
        return tasks.length;
    }

    int size() {
        return size;
    }

    Task<?>[] unordered() {
        return Arrays.copyOf(tasks, size);
    }

    /** Ages are taken once: they grow while other threads make tasks. */
    private static void sortByAge(Task<?>[] all) {
        int now = Task.LAST_NUMBER.get();
        Arrays.sort(all, (one, other) -> Integer.compareUnsigned(now - other.number(), now - one.number()));
    }

    /** Oldest first. */
    List<Task<?>> snapshot() {
        Task<?>[] all = unordered();
        if (size > 1) sortByAge(all);
        return List.of(all);
    }
}
