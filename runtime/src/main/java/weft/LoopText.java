package weft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes loops and their tasks as text, for people. */
final class LoopText {
    private static final String[] TITLES = {"id", "task", "state", "since", "waits for", "at", "awaited by"};
    private static final Pattern LIBRARY = Pattern.compile("weft\\.\\w+");
    private static final int WIDEST = 60;

    private LoopText() {}

    static String table(List<LoopSnapshot> loops) {
        StringBuilder text = new StringBuilder();
        for (LoopSnapshot loop : loops) {
            appendTitle(text, loop);
            if (!loop.tasks().isEmpty()) appendTable(text, loop.tasks());
        }
        return orNone(text);
    }

    static String tree(List<LoopSnapshot> loops) {
        StringBuilder text = new StringBuilder();
        for (LoopSnapshot loop : loops) {
            appendTitle(text, loop);
            text.append(TaskTree.format(loop.tasks()));
        }
        return orNone(text);
    }

    private static String orNone(StringBuilder text) {
        return text.length() == 0 ? "No event loop runs.\n" : text.toString();
    }

    private static void appendTitle(StringBuilder text, LoopSnapshot loop) {
        if (text.length() > 0) text.append('\n');
        text.append("Event loop in thread \"")
                .append(oneLine(loop.thread()))
                .append("\" #")
                .append(loop.threadId());
        if (!loop.blocked()) {
            int count = loop.tasks().size();
            text.append(", ").append(count).append(count == 1 ? " task\n" : " tasks\n");
            return;
        }
        text.append(" is blocked: it does not get to its next callback. Its thread is at\n");
        for (StackTraceElement frame : loop.stack())
            text.append("    ").append(plain(frame)).append('\n');
    }

    /** Names may hold anything, and a terminal obeys control characters. */
    static String oneLine(String name) {
        if (name.chars().noneMatch(Character::isISOControl)) return name;
        StringBuilder text = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isISOControl(c)) text.append(LoopJson.escape(c));
            else text.append(c);
        }
        return text.toString();
    }

    /** Without loader and module. */
    private static StackTraceElement plain(StackTraceElement frame) {
        return new StackTraceElement(
                frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }

    private static void appendTable(StringBuilder text, List<TaskSnapshot> tasks) {
        Map<Long, String> names = new HashMap<>();
        for (TaskSnapshot task : tasks) names.put(task.id(), oneLine(task.name()));
        List<String[]> rows = new ArrayList<>();
        rows.add(TITLES);
        for (TaskSnapshot task : tasks) rows.add(row(task, names));
        int[] widths = new int[TITLES.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) widths[i] = Math.min(WIDEST, Math.max(widths[i], row[i].length()));
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++)
                line.append(row[i]).append(" ".repeat(Math.max(0, widths[i] - row[i].length()) + 2));
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static String[] row(TaskSnapshot task, Map<Long, String> names) {
        String awaitedBy = String.join(
                ", ",
                task.awaitedBy().stream()
                        .map(id -> names.getOrDefault(id, "task " + id))
                        .toList());
        String state = task.cancelling() > 0 ? task.state() + ", cancelling" : task.state();
        return new String[] {
            Long.toString(task.id()), oneLine(task.name()), state, seconds(task), waitsFor(task), place(task), awaitedBy
        };
    }

    /** One task in a sentence. */
    static String line(TaskSnapshot task) {
        String waits = waitsFor(task);
        String place = place(task);
        return oneLine(task.name()) + ", " + task.state() + (waits.isEmpty() ? "" : " for " + waits)
                + (place.isEmpty() ? "" : " at " + place);
    }

    private static String seconds(TaskSnapshot task) {
        if (!task.state().equals("waiting") && !task.state().equals("ready")) return "";
        Duration since = task.since();
        return String.format(Locale.ROOT, "%.1f s", since.toMillis() / 1000.0);
    }

    /** The function of this library that waits, or else the future. */
    private static String waitsFor(TaskSnapshot task) {
        StackTraceElement innermost =
                task.stack().isEmpty() ? null : task.stack().get(0);
        if (innermost != null && Location.isOfSync(innermost)) {
            String owner = innermost.getClassName();
            return owner.substring(owner.lastIndexOf('.') + 1) + "." + innermost.getMethodName();
        }
        if (innermost != null && isOfLibrary(innermost)) return innermost.getMethodName();
        return task.waitsFor() == null ? "" : oneLine(task.waitsFor());
    }

    /** The user's method that awaits. */
    private static String place(TaskSnapshot task) {
        return task.stack().stream()
                .filter(frame -> !isOfLibrary(frame))
                .findFirst()
                .map(frame -> plain(frame).toString())
                .orElse("");
    }

    private static boolean isOfLibrary(StackTraceElement frame) {
        return Location.isOfSync(frame) || LIBRARY.matcher(frame.getClassName()).matches();
    }
}
