package weft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes tasks as a table, for people: a line for each, but one line for many that do the same at the same place. */
final class TaskTable {
    private static final String[] TITLES = {"id", "task", "state", "since", "waits for", "at", "awaited by"};
    private static final Pattern LIBRARY = Pattern.compile("weft\\.\\w+");
    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    private static final int WIDEST = 60;

    /** Up to so many equal tasks have a line each, and so many awaiters are named. */
    private static final int FEW = 5;

    private final Map<Long, String> names = new HashMap<>();

    private TaskTable(List<TaskSnapshot> tasks) {
        for (TaskSnapshot task : tasks) names.put(task.id(), LoopText.oneLine(task.name()));
    }

    static String format(List<TaskSnapshot> tasks) {
        TaskTable table = new TaskTable(tasks);
        List<String[]> rows = new ArrayList<>();
        rows.add(TITLES);
        Map<String, List<TaskSnapshot>> groups = groups(tasks);
        for (TaskSnapshot task : tasks) {
            List<TaskSnapshot> equal = groups.get(key(task));
            if (equal.size() <= FEW) rows.add(table.row(List.of(task)));
            else if (equal.get(0) == task) rows.add(table.row(equal));
        }
        return text(rows);
    }

    private static Map<String, List<TaskSnapshot>> groups(List<TaskSnapshot> tasks) {
        Map<String, List<TaskSnapshot>> groups = new HashMap<>();
        for (TaskSnapshot task : tasks)
            groups.computeIfAbsent(key(task), key -> new ArrayList<>()).add(task);
        return groups;
    }

    /** What a task does, and where. Numbers in what it waits for are parts of names. */
    private static String key(TaskSnapshot task) {
        return state(task)
                + '\n'
                + NUMBERS.matcher(waitsFor(task)).replaceAll("0")
                + '\n'
                + place(task)
                + '\n'
                + task.awaitedBy().isEmpty();
    }

    private static String text(List<String[]> rows) {
        int[] widths = new int[TITLES.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) widths[i] = Math.min(WIDEST, Math.max(widths[i], row[i].length()));
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++)
                line.append(row[i]).append(" ".repeat(Math.max(0, widths[i] - row[i].length()) + 2));
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String[] row(List<TaskSnapshot> equal) {
        TaskSnapshot first = equal.get(0);
        String name = names.get(first.id());
        boolean isOne = equal.size() == 1;
        return new String[] {
            Long.toString(first.id()),
            isOne ? name : name + " and " + (equal.size() - 1) + " more",
            state(first),
            since(equal),
            waitsFor(first),
            place(first),
            awaitedBy(equal)
        };
    }

    private String awaitedBy(List<TaskSnapshot> equal) {
        List<Long> awaiters = equal.stream()
                .flatMap(task -> task.awaitedBy().stream())
                .distinct()
                .toList();
        String few = String.join(
                ", ",
                awaiters.stream()
                        .limit(FEW)
                        .map(id -> names.getOrDefault(id, "task " + id))
                        .toList());
        return awaiters.size() > FEW ? few + " and " + (awaiters.size() - FEW) + " more" : few;
    }

    private static String state(TaskSnapshot task) {
        return task.cancelling() > 0 ? task.state() + ", cancelling" : task.state();
    }

    private static String since(List<TaskSnapshot> equal) {
        String state = equal.get(0).state();
        if (!state.equals("waiting") && !state.equals("ready")) return "";
        long least = Long.MAX_VALUE;
        long most = 0;
        for (TaskSnapshot task : equal) {
            least = Math.min(least, task.since().toMillis());
            most = Math.max(most, task.since().toMillis());
        }
        String shortest = seconds(least);
        String longest = seconds(most);
        return (shortest.equals(longest) ? longest : shortest + " to " + longest) + " s";
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
    }

    /** The function of this library that waits, or else the future. */
    static String waitsFor(TaskSnapshot task) {
        StackTraceElement innermost =
                task.stack().isEmpty() ? null : task.stack().get(0);
        if (innermost != null && Location.isOfSync(innermost)) {
            String owner = innermost.getClassName();
            return owner.substring(owner.lastIndexOf('.') + 1) + "." + innermost.getMethodName();
        }
        if (innermost != null && isOfLibrary(innermost)) return innermost.getMethodName();
        return task.waitsFor() == null ? "" : LoopText.oneLine(task.waitsFor());
    }

    /** The user's method that awaits. */
    static String place(TaskSnapshot task) {
        return task.stack().stream()
                .filter(frame -> !isOfLibrary(frame))
                .findFirst()
                .map(frame -> LoopText.plain(frame).toString())
                .orElse("");
    }

    private static boolean isOfLibrary(StackTraceElement frame) {
        return Location.isOfSync(frame) || LIBRARY.matcher(frame.getClassName()).matches();
    }
}
