package weft.weaver.fuzz;

import java.util.ArrayList;
import java.util.List;
import weft.weaver.fuzz.Scope.Function;
import weft.weaver.fuzz.Scope.Variable;

/** Makes statements. Loops are bounded, and every jump that makes what follows unreachable ends its block. */
final class Statements {
    private static final int MOST_LOOPS = 3;
    private static final List<String> EXCEPTIONS = List.of(
            "Oops",
            "ArithmeticException | NullPointerException",
            "weft.weaver.probe.Injected",
            "IllegalStateException",
            "RuntimeException",
            "Exception",
            "Throwable");

    private final Generation generation;
    private final Expressions expressions;

    Statements(Generation generation) {
        this.generation = generation;
        this.expressions = new Expressions(generation, this);
    }

    /** Statements of which the last one returns, or yields, a value. */
    Node returning(Type type, Scope scope, int depth) {
        Scope inner = scope.inner();
        List<Node> all = some(inner, type, depth);
        all.add(returnValue(inner, type, depth));
        return Node.block(all);
    }

    /** Statements behind which the next one can be reached. */
    private Node block(Scope scope, Type result, int depth) {
        return Node.block(some(scope.inner(), result, depth));
    }

    /** Statements that may end with a jump. */
    private Node leaving(Scope scope, Type result, int depth) {
        Scope inner = scope.inner();
        List<Node> all = some(inner, result, depth);
        if (generation.chance(25)) all.add(jump(inner, result, depth));
        return Node.block(all);
    }

    private List<Node> some(Scope scope, Type result, int depth) {
        List<Node> all = new ArrayList<>();
        int count = 1 + generation.random.nextInt(4);
        for (int i = 0; i < count && generation.more(); i++) all.add(statement(scope, result, depth));
        return all;
    }

    private Node statement(Scope scope, Type result, int depth) {
        if (depth <= 0) return simple(scope);
        return switch (generation.random.nextInt(20)) {
            case 0, 1 -> ifElse(scope, result, depth - 1);
            case 2, 3, 4 -> loop(scope, result, depth - 1);
            case 5 -> switchOf(scope, result, depth - 1);
            case 6, 7, 8 -> tryOf(scope, result, depth - 1);
            case 9 -> synchronizedOn(scope, result, depth - 1);
            case 10 -> function(scope, depth);
            case 11 -> assignedLater(scope);
            case 12 -> labelled(scope, result, depth - 1);
            case 13 ->
                Node.statement("if (", value(Type.BOOLEAN, scope, "if"), ") ", jump(scope.inner(), result, depth));
            case 14 -> negatedPattern(scope, result, depth);
            case 15 -> Node.statement("check(", value(Type.BOOLEAN, scope, "check()"), ");");
            default -> simple(scope);
        };
    }

    private Node simple(Scope scope) {
        Type type = generation.pick(Type.ALL);
        return switch (generation.random.nextInt(6)) {
            case 0 -> Node.statement("log(", value(type, scope, "log();"), ");");
            case 1 ->
                Node.statement(expressions.assignable(type, scope, 2), " = ", value(type, scope, "variable = ;"), ";");
            case 2 -> compound(scope);
            case 3 ->
                scope.awaits
                        ? Node.statement("await(leaf(", value(type, scope, "leaf()"), "));")
                        : Node.statement("sum();");
            default -> declaration(type, scope);
        };
    }

    private Node compound(Scope scope) {
        Type type = generation.pick(Type.NUMBERS);
        String operator = generation.pick(List.of("+=", "-=", "*=", "/="));
        return Node.statement(
                expressions.assignable(type, scope, 2),
                " " + operator + " ",
                value(generation.pick(Type.NUMBERS), scope.withoutTries(), "variable += ;"),
                ";");
    }

    private Node declaration(Type type, Scope scope) {
        String name = generation.name("v");
        Node value = value(type, scope, "declaration");
        boolean constant = generation.chance(40);
        scope.variables.add(constant ? Variable.constant(type, name) : Variable.local(type, name));
        return Node.statement((constant ? "final " : "") + type.source + " " + name + " = ", value, ";");
    }

    private Node assignedLater(Scope scope) {
        Type type = generation.pick(Type.ALL);
        String name = generation.name("v");
        Node first = value(type, scope, "variable = ;");
        Node second = value(type, scope, "variable = ;");
        Node condition = value(Type.BOOLEAN, scope, "if");
        scope.variables.add(Variable.local(type, name));
        return !scope.tries || generation.chance(50)
                ? Node.statement(
                        type.source + " " + name + "; if (",
                        condition,
                        ") " + name + " = ",
                        first,
                        "; else " + name + " = ",
                        second,
                        ";")
                : Node.statement(
                        type.source + " " + name + "; try { " + name + " = ",
                        first,
                        "; } catch (RuntimeException " + name + "x) { " + name + " = ",
                        second,
                        "; }");
    }

    private Node value(Type type, Scope scope, String place) {
        return expressions.make(type, scope, 1 + generation.random.nextInt(4), place);
    }

    private Node ifElse(Scope scope, Type result, int depth) {
        Node condition = value(Type.BOOLEAN, scope, "if");
        Node then = leaving(scope, result, depth);
        Node otherwise =
                generation.chance(50) ? Node.optional(" else {\n", block(scope, result, depth), "}") : Node.optional();
        return Node.statement("if (", condition, ") {\n", then, "}", otherwise);
    }

    private Node labelled(Scope scope, Type result, int depth) {
        String label = generation.name("L");
        Scope inner = scope.inner();
        inner.jumps.add("break " + label + ";");
        return Node.statement(label + ": {\n", block(inner, result, depth), "}");
    }

    private Node negatedPattern(Scope scope, Type result, int depth) {
        if (generation.release < 17) return simple(scope);
        String name = generation.name("p");
        Type type = generation.pick(List.of(Type.STRING, Type.INTEGER, Type.POINT));
        Node tested = value(Type.OBJECT, scope, "instanceof pattern");
        Node jump = jump(scope.inner(), result, depth);
        scope.variables.add(Variable.constant(type, name));
        return Node.statement("if (!(", tested, " instanceof " + type.source + " " + name + ")) ", jump);
    }

    private Node function(Scope scope, int depth) {
        if (scope.lambdas > 1) return simple(scope);
        Type argument = generation.pick(Type.ALL);
        Type result = generation.pick(Type.ALL);
        String name = generation.name("f");
        Node lambda = expressions.lambda(argument, result, scope, Math.min(depth, 2));
        scope.functions.add(new Function(name, argument, result));
        return Node.statement("final Fn<" + argument.boxed + ", " + result.boxed + "> " + name + " = ", lambda, ";");
    }

    private Node synchronizedOn(Scope scope, Type result, int depth) {
        if (!scope.monitors || !scope.tries) return simple(scope);
        Node lock = value(Type.STRING, scope, "synchronized ()");
        return Node.statement("synchronized (\"\" + ", lock, ") {\n", block(scope.withoutAwaits(), result, depth), "}");
    }

    private Node loop(Scope scope, Type result, int depth) {
        if (scope.loops >= MOST_LOOPS) return simple(scope);
        String label = generation.chance(40) ? generation.name("L") : null;
        String head = label == null ? "" : label + ": ";
        String counter = generation.name("i");
        int times = 1 + generation.random.nextInt(3);
        Scope body = scope.inner();
        body.loops++;
        body.jumps.removeIf(jump -> jump.equals("break;") || jump.equals("continue;"));
        body.jumps.addAll(List.of("break;", "continue;"));
        if (label != null) body.jumps.addAll(List.of("break " + label + ";", "continue " + label + ";"));
        String test = counter + "++ < " + times + " && ";
        String declared = "int " + counter + " = 0;\n";
        return switch (generation.random.nextInt(5)) {
            case 0 -> {
                Node condition = value(Type.BOOLEAN, scope, "while");
                yield Node.statement(
                        declared + head + "while (" + test, condition, ") {\n", leaving(body, result, depth), "}");
            }
            case 1 -> {
                Node condition = value(Type.BOOLEAN, scope, "do while");
                yield Node.statement(
                        declared + head + "do {\n", block(body, result, depth), "} while (" + test, condition, ");");
            }
            case 2 ->
                Node.statement(
                        declared + head + "while (true) {\nif (" + counter + "++ >= " + times + ") break;\n",
                        leaving(body, result, depth),
                        "}");
            case 3 -> forEach(head, scope, body, result, depth);
            default -> {
                Node condition = value(Type.BOOLEAN, scope, "for (; here;)");
                Node update = value(generation.pick(Type.ALL), scope, "for (;; here)");
                body.variables.add(Variable.local(Type.INT, counter));
                // The body may set the counter, so another one bounds the loop.
                yield Node.statement(
                        "int " + counter + "n = 0;\n" + head + "for (int " + counter + " = 0; " + counter + "n++ < "
                                + times + " && ",
                        condition,
                        "; " + counter + "++, log(",
                        update,
                        ")) {\n",
                        leaving(body, result, depth),
                        "}");
            }
        };
    }

    private Node forEach(String head, Scope scope, Scope body, Type result, int depth) {
        String name = generation.name("e");
        boolean array = generation.chance(50);
        Type type = array ? Type.LONG : Type.STRING;
        Node all = array
                ? value(Type.LONGS, scope, "for (: array)")
                : Node.text(
                        "Arrays.asList(",
                        value(Type.STRING, scope, "for (: list)"),
                        ", ",
                        value(Type.STRING, scope, "for (: list)"),
                        ")");
        body.variables.add(Variable.constant(type, name));
        return Node.statement(
                head + "for (" + type.source + " " + name + " : ", all, ") {\n", leaving(body, result, depth), "}");
    }

    private Node switchOf(Scope scope, Type result, int depth) {
        Switches.Selector selector = Switches.selector(generation, expressions, scope, 3);
        boolean arrows = selector.patterns() || generation.release >= 17 && generation.chance(50);
        List<Object> parts = new ArrayList<>(List.of("switch (", selector.value(), ") {\n"));
        for (Switches.Label label : selector.labels()) {
            Scope body = scope.inner();
            body.jumps.remove("break;");
            body.jumps.add("break;");
            Node source = label.source(expressions, body, 2);
            Node group = arrows
                    ? Node.optional("case ", source, " -> {\n", leaving(body, result, depth), "}\n")
                    : Node.optional("case ", source, ": {\n", leaving(body, result, depth), "}\n");
            parts.add(group);
        }
        Scope body = scope.inner();
        body.jumps.remove("break;");
        parts.add(Node.optional("default" + (arrows ? " -> " : ": ") + "{\n", block(body, result, depth), "}\n"));
        parts.add("}");
        return Node.statement(parts.toArray());
    }

    private Node tryOf(Scope scope, Type result, int depth) {
        if (!scope.tries) return simple(scope);
        Scope body = scope.inner();
        List<Object> parts = new ArrayList<>(List.of("try "));
        int resources = generation.chance(25) ? 1 + generation.random.nextInt(2) : 0;
        if (resources > 0) parts.add(Node.optional(resources(resources, body)));
        List<String> kinds = new ArrayList<>(EXCEPTIONS);
        kinds.removeIf(kind -> generation.chance(75));
        boolean checked = kinds.contains("Oops");
        List<Node> statements = new ArrayList<>();
        if (checked) statements.add(Node.statement("check(", value(Type.BOOLEAN, body, "check()"), ");"));
        parts.add("{\n");
        statements.add(kinds.isEmpty() ? block(body, result, depth) : leaving(body, result, depth));
        parts.add(Node.block(statements));
        parts.add("}");
        for (String kind : kinds) parts.add(catchOf(kind, scope, result, depth));
        boolean needed = kinds.isEmpty() && resources == 0;
        if (needed || generation.chance(40)) {
            parts.add(Node.optional(" finally {\n", block(scope, result, depth), "}"));
        }
        return Node.statement(parts.toArray());
    }

    private Object[] resources(int count, Scope body) {
        List<Object> parts = new ArrayList<>(List.of("("));
        for (int i = 0; i < count; i++) {
            parts.add((i > 0 ? "; " : "") + "Resource " + generation.name("r") + " = new Resource(");
            parts.add(value(Type.STRING, body, "try (resource)"));
            parts.add(")");
        }
        parts.add(") ");
        return parts.toArray();
    }

    private Node catchOf(String kind, Scope scope, Type result, int depth) {
        Scope body = scope.inner();
        String name = generation.name("x");
        body.caught.add(name);
        return Node.optional(
                " catch (" + kind + " " + name + ") {\n",
                Node.statement("log(" + name + ");\n"),
                block(body, result, depth),
                "}");
    }

    private Node jump(Scope scope, Type result, int depth) {
        int choice = generation.random.nextInt(10);
        if (choice < 5 && !scope.jumps.isEmpty()) return Node.statement(generation.pick(scope.jumps));
        if (choice < 7) {
            return !scope.caught.isEmpty() && generation.chance(60)
                    ? Node.statement("throw " + generation.pick(scope.caught) + ";")
                    : Node.statement("throw ", expressions.exception(scope, 2), ";");
        }
        return returnValue(scope, result, depth);
    }

    private Node returnValue(Scope scope, Type type, int depth) {
        List<Generation.Helper> same = generation.helpers.stream()
                .filter(helper -> helper.result() == scope.tail
                        && helper.returns().equals("Coroutine")
                        && (scope.inInstance || !helper.inInstance()))
                .toList();
        if (!same.isEmpty() && generation.chance(40)) {
            generation.await("return ");
            return Node.statement("return ", expressions.call(generation.pick(same), scope, 2), ";");
        }
        String place = generation.pick(scope.returns);
        int hole = place.indexOf("{value}");
        Node value = value(type, scope, place);
        String before = place.substring(0, hole);
        String after = place.substring(hole + "{value}".length());
        // javac takes some of these for the call of a method.
        boolean call = before.equals("yield ") && value.toString().startsWith("(");
        return call ? Node.statement(before, "log(", value, ")", after) : Node.statement(before, value, after);
    }
}
