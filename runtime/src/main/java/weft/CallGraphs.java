package weft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Captures who awaits a future, and who awaits them, and writes it as text: asyncio's {@code graph.py}. */
final class CallGraphs {
    /** A chain of tasks that await one another may be long. */
    private static final int MOST_LEVELS = 200;

    private final Set<Future<?>> known = Collections.newSetFromMap(new IdentityHashMap<>());

    private CallGraphs() {}

    static FutureCallGraph capture(Future<?> future) {
        EventLoop loop = future.loop;
        if (loop != null && loop.isRunningElsewhere()) {
            throw new IllegalStateException("captureCallGraph looks at what another thread changes: call it on the"
                    + " thread of the future's event loop, there with loop.callSoonThreadsafe(...)");
        }
        return new CallGraphs().capture(future, 0);
    }

    private FutureCallGraph capture(Future<?> future, int level) {
        boolean cut = !known.add(future) || level > MOST_LEVELS;
        List<FutureCallGraph> awaitedBy = new ArrayList<>();
        if (!cut) for (Future<?> waiter : Dependent.on(future)) awaitedBy.add(capture(waiter, level + 1));
        if (!(future instanceof Task<?> task)) {
            long id = -System.identityHashCode(future);
            String name = future.getClass().getSimpleName();
            return new FutureCallGraph(id, name, null, List.of(), List.copyOf(awaitedBy), cut);
        }
        Future<?> awaited = task.waitingOn();
        String waitsFor = awaited == null || awaited.isDone() ? null : awaited.waitedForText();
        List<StackTraceElement> stack = cut ? List.of() : List.copyOf(TaskStack.of(task));
        return new FutureCallGraph(task.id(), task.name(), waitsFor, stack, List.copyOf(awaitedBy), cut);
    }

    static String format(FutureCallGraph graph) {
        StringBuilder text = new StringBuilder();
        format(graph, "", new HashSet<>(), text);
        return text.toString();
    }

    private static void format(FutureCallGraph graph, String indent, Set<Long> above, StringBuilder text) {
        String kind = graph.id() > 0 ? "Task(name='" + graph.name() + "'" : graph.name() + "(";
        text.append(indent).append("* ").append(kind);
        if (graph.waitsFor() != null) text.append(", waits for ").append(graph.waitsFor());
        text.append(')');
        if (graph.cut()) text.append(above.contains(graph.id()) ? " (cycle)" : " (see elsewhere)");
        text.append('\n');
        if (!graph.callStack().isEmpty()) text.append(indent).append("  + Call stack:\n");
        for (StackTraceElement frame : graph.callStack())
            text.append(indent).append("  |   ").append(frame).append('\n');
        if (graph.awaitedBy().isEmpty()) return;
        text.append(indent).append("  + Awaited by:\n");
        above.add(graph.id());
        for (FutureCallGraph waiter : graph.awaitedBy()) format(waiter, indent + "    ", above, text);
        above.remove(graph.id());
    }
}
