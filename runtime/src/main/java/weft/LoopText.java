package weft;

import java.util.List;

/** Writes loops and their tasks as text, for people. */
final class LoopText {
    private LoopText() {}

    static String table(List<LoopSnapshot> loops) {
        StringBuilder text = new StringBuilder();
        for (LoopSnapshot loop : loops) {
            appendTitle(text, loop);
            if (!loop.tasks().isEmpty()) text.append(TaskTable.format(loop.tasks()));
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
    static StackTraceElement plain(StackTraceElement frame) {
        return new StackTraceElement(
                frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }

    /** One task in a sentence. */
    static String line(TaskSnapshot task) {
        String waits = TaskTable.waitsFor(task);
        String place = TaskTable.place(task);
        return oneLine(task.name()) + ", " + task.state() + (waits.isEmpty() ? "" : " for " + waits)
                + (place.isEmpty() ? "" : " at " + place);
    }
}
