package weft.weaver.fuzz;

import java.util.ArrayList;
import java.util.List;
import weft.weaver.fuzz.Scope.Variable;

/** What a switch selects by, and its labels but for {@code default}. */
final class Switches {
    private Switches() {}

    /** The value in the head, and the labels in some order. */
    record Selector(Node value, List<Label> labels, boolean patterns) {}

    /**
     * One label.
     *
     * @param text a constant or a pattern
     * @param bound what the pattern binds
     * @param guarded whether a guard follows
     */
    record Label(String text, List<Variable> bound, boolean guarded) {
        /** Returns the source, and adds to the scope of the body what the pattern binds. */
        Node source(Expressions expressions, Scope body, int depth) {
            body.variables.addAll(bound);
            if (!guarded) return Node.text(text);
            Node guard = expressions.guard(body);
            // A constant guard must not be false.
            return Node.text(text + " when log(", guard, ")");
        }
    }

    static Selector selector(Generation generation, Expressions expressions, Scope scope, int depth) {
        boolean patterns = generation.release >= 21 && generation.chance(50);
        if (patterns) {
            return new Selector(
                    expressions.make(Type.OBJECT, scope, depth, "switch (pattern)"), patternLabels(generation), true);
        }
        return switch (generation.random.nextInt(4)) {
            case 0 ->
                new Selector(
                        notConstant(expressions.make(Type.STRING, scope, depth, "switch (String)")),
                        constants(generation, "\"\"", "\"a\"", "\"o\"", "\"bad\""),
                        false);
            case 1 ->
                new Selector(
                        Node.text(
                                "Color.values()[", expressions.make(Type.INT, scope, depth, "switch (enum)"), " & 1]"),
                        constants(generation, "RED", "GREEN", "BLUE"),
                        false);
            case 2 ->
                new Selector(
                        expressions.make(Type.CHAR, scope, depth, "switch (char)"),
                        constants(generation, "'a'", "'b'", "'\\uffff'"),
                        false);
            default ->
                new Selector(
                        Node.text("(", expressions.make(Type.INT, scope, depth, "switch (int)"), " & 3)"),
                        constants(generation, "0", "1", "2", "3"),
                        false);
        };
    }

    /** javac 17 crashes at a switch of a constant string. */
    private static Node notConstant(Node value) {
        char first = value.toString().charAt(0);
        return first == '"' || first == '(' ? Node.text("log(", value, ")") : value;
    }

    private static List<Label> constants(Generation generation, String... all) {
        List<Label> labels = new ArrayList<>();
        for (String text : all) if (generation.chance(60)) labels.add(new Label(text, List.of(), false));
        return labels;
    }

    private static List<Label> patternLabels(Generation generation) {
        List<Label> labels = new ArrayList<>();
        if (generation.chance(50)) labels.add(new Label("null", List.of(), false));
        if (generation.chance(50)) labels.add(type(generation, Type.STRING, true));
        if (generation.chance(50)) labels.add(type(generation, Type.INTEGER, generation.chance(50)));
        if (generation.chance(50)) labels.add(record(generation, true));
        if (generation.chance(50)) labels.add(record(generation, false));
        if (generation.chance(50)) labels.add(type(generation, Type.STRING, false));
        return labels;
    }

    private static Label type(Generation generation, Type type, boolean guarded) {
        String name = generation.name("p");
        return new Label(type.source + " " + name, List.of(Variable.constant(type, name)), guarded);
    }

    private static Label record(Generation generation, boolean guarded) {
        String left = generation.name("p");
        String right = generation.name("p");
        return new Label(
                "Pair(int " + left + ", Object " + right + ")",
                List.of(Variable.constant(Type.INT, left), Variable.constant(Type.OBJECT, right)),
                guarded);
    }
}
