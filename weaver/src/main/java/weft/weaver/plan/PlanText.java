package weft.weaver.plan;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a plan as text, one line a fact. */
final class PlanText {
    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    static String of(MethodPlan plan) {
        PlanText writer = new PlanText();
        writer.head(plan);
        plan.suspensions().forEach(writer::suspension);
        plan.creations().forEach(writer::creation);
        plan.ranges().forEach(writer::range);
        return writer.text.toString();
    }

    /** Writes only what suspended calls rely on: nothing that moves when lines or instructions elsewhere change. */
    static String layout(MethodPlan plan) {
        PlanText writer = new PlanText();
        writer.start(plan);
        for (Suspension at : plan.suspensions()) writer.line("  state " + at.state() + ":" + values(at));
        return writer.text.toString();
    }

    private void head(MethodPlan plan) {
        line("method " + plan.owner() + "." + plan.name() + plan.descriptor());
        line("  machine " + plan.machine());
        line("  entry " + plan.entry());
        start(plan);
    }

    private void start(MethodPlan plan) {
        line("  slots"
                + plan.slots().stream()
                        .map(slot -> " " + slot.name() + ":" + slot.descriptor())
                        .collect(Collectors.joining()));
        line("  state 0: the start" + list(", parameters ", plan.parameters()));
    }

    private void suspension(Suspension at) {
        line("  state " + at.state() + ": line " + at.line() + ", await of "
                + (at.ofStage() ? "a CompletionStage" : "an Awaitable") + values(at));
    }

    private static String values(Suspension at) {
        return list(", operands ", at.operands()) + list(", save ", at.saved()) + list(", clear ", at.cleared());
    }

    private void creation(Creation creation) {
        line("  new " + creation.className() + " after its arguments, at instruction " + creation.constructor());
    }

    private void range(ProtectedRange range) {
        line("  protected " + range.start() + " to " + range.end() + " by " + range.handler() + " for "
                + (range.type() == null ? "any" : range.type()));
    }

    private static String list(String title, List<?> items) {
        if (items.isEmpty()) return "";
        return items.stream().map(Object::toString).collect(Collectors.joining(", ", title, ""));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
