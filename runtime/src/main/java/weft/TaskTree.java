package weft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes tasks as a tree, each below the one that awaits it: what {@code python -m asyncio pstree} prints. A task that
 * several await stands in it once; the others have its name only.
 */
final class TaskTree {
    /** What is deeper goes on at the margin: lines must not grow with the tree. */
    private static final int MOST_LEVELS = 40;

    private final Map<Long, TaskSnapshot> tasks = new LinkedHashMap<>();
    private final Map<Long, List<TaskSnapshot>> awaited = new LinkedHashMap<>();

    /** For each task that is written below which one it is: 0 at the margin. */
    private final Map<Long, Long> above = new LinkedHashMap<>();

    private final Deque<TaskSnapshot> atMargin = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    private TaskTree(List<TaskSnapshot> all) {
        for (TaskSnapshot task : all) tasks.put(task.id(), task);
        for (TaskSnapshot task : all) {
            for (Long waiter : task.awaitedBy())
                awaited.computeIfAbsent(waiter, id -> new ArrayList<>()).add(task);
        }
    }

    static String format(List<TaskSnapshot> tasks) {
        TaskTree tree = new TaskTree(tasks);
        for (TaskSnapshot task : tasks) if (tree.isRoot(task)) tree.writeAll(task);
        // What is left is awaited in a circle only.
        for (TaskSnapshot task : tasks) if (!tree.above.containsKey(task.id())) tree.writeAll(task);
        return tree.text.toString();
    }

    private boolean isRoot(TaskSnapshot task) {
        return task.awaitedBy().stream().noneMatch(tasks::containsKey);
    }

    private void writeAll(TaskSnapshot root) {
        above.put(root.id(), 0L);
        atMargin.add(root);
        for (TaskSnapshot next = atMargin.poll(); next != null; next = atMargin.poll()) {
            long waiter = above.get(next.id());
            String note = waiter == 0
                    ? ""
                    : ", awaited by " + LoopText.oneLine(tasks.get(waiter).name());
            write(next, note, "", "", 0);
        }
    }

    private void write(TaskSnapshot task, String note, String first, String indent, int level) {
        text.append(first).append(name(task)).append(' ').append(task.state());
        if (task.cancelling() > 0) text.append(", cancelling");
        text.append(note).append('\n');
        List<TaskSnapshot> children = awaited.getOrDefault(task.id(), List.of());
        String bar = children.isEmpty() ? "    " : "│   ";
        for (int i = task.stack().size() - 1; i >= 0; i--) {
            StackTraceElement frame = task.stack().get(i);
            text.append(indent).append(bar).append(frame).append('\n');
        }
        for (int i = 0; i < children.size(); i++) {
            boolean isLast = i == children.size() - 1;
            writeBelow(task, children.get(i), indent, isLast ? "└── " : "├── ", isLast ? "    " : "│   ", level);
        }
    }

    private void writeBelow(
            TaskSnapshot task, TaskSnapshot child, String indent, String branch, String bar, int level) {
        String first = indent + branch;
        if (above.putIfAbsent(child.id(), task.id()) != null) {
            String where = isAbove(child, task) ? "cycle" : "see elsewhere";
            text.append(first).append(name(child)).append(" (").append(where).append(")\n");
        } else if (level == MOST_LEVELS) {
            text.append(first).append(name(child)).append(" (see below)\n");
            atMargin.add(child);
        } else {
            write(child, "", first, indent + bar, level + 1);
        }
    }

    private static String name(TaskSnapshot task) {
        return "(T) " + LoopText.oneLine(task.name());
    }

    private boolean isAbove(TaskSnapshot task, TaskSnapshot start) {
        for (long at = start.id(); at != 0; at = above.get(at)) if (at == task.id()) return true;
        return false;
    }
}
