package weft;

import java.util.List;
import java.util.function.BiConsumer;

/** Writes loops and their tasks as JSON, for programs. */
final class LoopJson {
    private final StringBuilder out = new StringBuilder();

    private LoopJson() {}

    static String of(List<LoopSnapshot> loops) {
        LoopJson json = new LoopJson();
        json.array(loops, LoopJson::loop);
        return json.out.append('\n').toString();
    }

    private void loop(LoopSnapshot loop) {
        out.append('{');
        name("thread").string(loop.thread());
        next("threadId").out.append(loop.threadId());
        next("blocked").out.append(loop.blocked());
        next("stack").array(loop.stack(), (json, frame) -> json.string(frame.toString()));
        next("tasks").array(loop.tasks(), LoopJson::task);
        out.append('}');
    }

    private void task(TaskSnapshot task) {
        out.append("\n{");
        name("id").out.append(task.id());
        next("name").string(task.name());
        next("state").string(task.state());
        next("sinceMillis").out.append(task.since().toMillis());
        next("cancelling").out.append(task.cancelling());
        next("waitsFor").string(task.waitsFor());
        next("stack").array(task.stack(), (json, frame) -> json.string(frame.toString()));
        next("awaitedBy").array(task.awaitedBy(), (json, id) -> json.out.append(id));
        out.append('}');
    }

    private LoopJson name(String name) {
        out.append('"').append(name).append("\": ");
        return this;
    }

    private LoopJson next(String name) {
        out.append(", ");
        return name(name);
    }

    private <T> void array(List<T> values, BiConsumer<LoopJson, T> write) {
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) out.append(", ");
            write.accept(this, values.get(i));
        }
        out.append(']');
    }

    static String escape(char c) {
        return String.format("\\u%04x", (int) c);
    }

    /** In ASCII, whatever the encoding of a terminal or pipe is. */
    private void string(String value) {
        if (value == null) {
            out.append("null");
            return;
        }
        out.append('"');
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ' || c > '~') out.append(escape(c));
            else out.append(c);
        }
        out.append('"');
    }
}
