package weft.weaver.plan;

import java.util.List;

/** Writes a plan as text, one line a fact. */
final class PlanText {
    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    static String of(MethodPlan plan) {
        PlanText writer = new PlanText();
        writer.head(plan);
        for (Suspension at : plan.suspensions()) writer.suspension(at);
        for (Creation creation : plan.creations()) writer.creation(creation);
        for (ProtectedRange range : plan.ranges()) writer.range(range);
        return writer.text.toString();
    }

    /** Writes only what suspended calls rely on: nothing that moves when lines or instructions elsewhere change. */
    static String layout(MethodPlan plan) {
        PlanText writer = new PlanText();
        writer.start(plan);
        for (Suspension at : plan.suspensions()) {
            writer.text.append("  state ").append(at.state()).append(':');
            writer.values(at);
        }
        return writer.text.toString();
    }

    private void head(MethodPlan plan) {
        line("method " + plan.owner() + "." + plan.name() + plan.descriptor());
        line("  machine " + plan.machine());
        line("  entry " + plan.entry());
        start(plan);
    }

    private void start(MethodPlan plan) {
        text.append("  slots");
        for (Slot slot : plan.slots()) {
            text.append(' ').append(slot.name()).append(':').append(slot.descriptor());
        }
        text.append("\n  state 0: the start");
        list(", parameters ", plan.parameters());
        text.append('\n');
    }

    private void suspension(Suspension at) {
        text.append("  state " + at.state() + ": line " + at.line() + ", await of "
                + (at.ofStage() ? "a CompletionStage" : "an Awaitable"));
        values(at);
    }

    /** The layout is hashed for each machine, most of them in a JVM that has just started: no streams here. */
    private void values(Suspension at) {
        list(", operands ", at.operands());
        list(", save ", at.saved());
        text.append('\n');
    }

    private void creation(Creation creation) {
        line("  new " + creation.className() + " after its arguments, at instruction " + creation.constructor());
    }

    private void range(ProtectedRange range) {
        line("  protected " + range.start() + " to " + range.end() + " by " + range.handler() + " for "
                + (range.type() == null ? "any" : range.type()));
    }

    private void list(String title, List<?> items) {
        String before = title;
        for (Object item : items) {
            text.append(before).append(item);
            before = ", ";
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
