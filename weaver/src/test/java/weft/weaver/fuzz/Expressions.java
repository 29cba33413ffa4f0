package weft.weaver.fuzz;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import weft.weaver.fuzz.Scope.Function;
import weft.weaver.fuzz.Scope.Variable;

/** Makes expressions: constants and variables, the forms of the table, and those that have scopes of their own. */
final class Expressions {
    private static final int AWAITS = 30;
    private static final int SPECIAL = 14;
    private static final Map<Type, List<Form>> FORMS = new EnumMap<>(Type.class);

    static {
        for (Type type : Type.ALL) {
            FORMS.put(
                    type,
                    Form.PLAIN.stream()
                            .filter(form -> form.types().contains(type))
                            .toList());
        }
    }

    private final Generation generation;
    private final Statements statements;

    Expressions(Generation generation, Statements statements) {
        this.generation = generation;
        this.statements = statements;
    }

    /** Makes an expression; {@code place} says where it stands, for counting. */
    Node make(Type type, Scope scope, int depth, String place) {
        if (depth > 0 && generation.more()) {
            if (scope.awaits && generation.chance(AWAITS)) {
                generation.await(place);
                return await(type, scope, depth);
            }
            if (generation.chance(SPECIAL)) return special(type, scope, depth);
            if (generation.chance(70)) return form(type, scope, depth);
        }
        return generation.chance(60) ? variable(type, scope) : constant(type);
    }

    /** An expression of a type whose text is the same in each run. */
    Node text(Scope scope, int depth, String place) {
        return make(generation.pick(Type.TEXTS), scope, depth, place);
    }

    /** A guard, in which nothing may be assigned, and no local that is assigned elsewhere may be named. */
    Node guard(Scope scope) {
        Node value = variable(Type.BOOLEAN, scope.lambda(""));
        if (!scope.awaits) return value;
        generation.await("case when");
        return Node.text("await(leaf(", value, "))");
    }

    private Node constant(Type type) {
        return Node.expression(type, generation.pick(type.constants));
    }

    private Node variable(Type type, Scope scope) {
        List<Variable> fitting =
                scope.variables.stream().filter(v -> v.type() == type).toList();
        return fitting.isEmpty()
                ? constant(type)
                : Node.expression(type, generation.pick(fitting).name());
    }

    private Node form(Type type, Scope scope, int depth) {
        Form form = generation.pick(FORMS.get(type));
        if (form.needsInstance() && !scope.inInstance || form.needsRecords() && generation.release < 17)
            return variable(type, scope);
        return fill(form, type, scope, depth);
    }

    private Node fill(Form form, Type type, Scope scope, int depth) {
        Node node = Node.expression(type);
        Scope inner = form.assigns() ? scope.withoutTries() : scope;
        String name = generation.name("x");
        Matcher hole = Form.HOLE.matcher(form.template());
        int end = 0;
        for (int i = 0; hole.find(); i++) {
            node.parts.add(form.template().substring(end, hole.start()).replace("$x", name));
            node.parts.add(hole(hole.group(1), type, inner, depth - 1, form.place(i)));
            end = hole.end();
        }
        node.parts.add(form.template().substring(end));
        return node;
    }

    private Object hole(String hole, Type type, Scope scope, int depth, String place) {
        return switch (hole) {
            case "source" -> type.source;
            case "boxed" -> type.boxed;
            case "N" -> make(generation.pick(Type.NUMBERS), scope, depth, place);
            case "text" -> text(scope, depth, place);
            case "clip" -> clip(scope, depth, place);
            default ->
                switch (hole.charAt(0)) {
                    case '=' -> assignable(type(hole.substring(1), type), scope, depth);
                    case '^' -> make(type(hole.substring(1), type), captured(scope), depth, place);
                    default -> make(type(hole, type), scope, depth, place);
                };
        };
    }

    /** What the body of a lambda or of an anonymous class's method may name. */
    private static Scope captured(Scope scope) {
        Scope captured = scope.lambda("").withoutAwaits();
        captured.inInstance = false;
        return captured;
    }

    private static Type type(String hole, Type type) {
        return hole.equals("T") ? type : Type.of(hole);
    }

    /** What may grow is cut, so that a loop cannot double a string without end. */
    private Node clip(Scope scope, int depth, String place) {
        Type type = generation.pick(Type.TEXTS);
        if (!type.grows()) return make(type, scope, depth, place);
        Node value = make(type, scope, depth - 1, "cut");
        if (!scope.awaits || generation.chance(50)) return Node.text("cut(", value, ")");
        generation.await(place);
        return Node.text("await(leaf(cut(", value, ")))");
    }

    /** A local variable, a field, an element of an array, or a field of an object. */
    Node assignable(Type type, Scope scope, int depth) {
        if (generation.chance(20)) {
            Type array = Type.ALL.stream()
                    .filter(t -> t.source.equals(type.source + "[]"))
                    .findAny()
                    .orElse(null);
            if (array != null) {
                return Node.text(
                        make(array, scope, depth - 1, "array[] ="),
                        "[",
                        make(Type.INT, scope, depth - 1, "array[index] ="),
                        " & 1]");
            }
        }
        if (generation.chance(10) && (type == Type.INT || type == Type.LONG)) {
            return Node.text(make(Type.POINT, scope, depth - 1, "object.field ="), type == Type.INT ? ".x" : ".y");
        }
        List<Variable> fitting = scope.variables.stream()
                .filter(v -> v.type() == type && v.assignable())
                .toList();
        return Node.text(generation.pick(fitting).name());
    }

    private Node await(Type type, Scope scope, int depth) {
        return switch (generation.random.nextInt(8)) {
            case 0, 1 -> helperCall(type, scope, depth);
            case 2 -> functionCall(type, scope, depth);
            case 3 -> lambdaCall(type, scope, depth);
            case 4 -> failing(type, scope, depth);
            default -> fill(generation.pick(Form.AWAIT), type, scope, depth);
        };
    }

    private Node helperCall(Type type, Scope scope, int depth) {
        List<Generation.Helper> fitting = generation.helpers.stream()
                .filter(helper -> helper.result() == type && (scope.inInstance || !helper.inInstance()))
                .toList();
        if (fitting.isEmpty()) return fill(Form.AWAIT.get(0), type, scope, depth);
        return Node.expression(type, "await(", call(generation.pick(fitting), scope, depth), ")");
    }

    /** A call of another asynchronous method, not awaited. */
    Node call(Generation.Helper helper, Scope scope, int depth) {
        Node call = Node.text(helper.name() + "(");
        String separator = "";
        for (Type parameter : helper.parameters()) {
            call.parts.add(separator);
            call.parts.add(make(parameter, scope, depth - 1, "helper(argument)"));
            separator = ", ";
        }
        call.parts.add(")");
        return call;
    }

    private Node functionCall(Type type, Scope scope, int depth) {
        List<Function> fitting =
                scope.functions.stream().filter(f -> f.result() == type).toList();
        if (fitting.isEmpty()) return fill(Form.AWAIT.get(0), type, scope, depth);
        Function function = generation.pick(fitting);
        return Node.expression(
                type,
                "await(" + function.name() + ".call(",
                make(function.argument(), scope, depth - 1, "function.call(argument)"),
                "))");
    }

    private Node lambdaCall(Type type, Scope scope, int depth) {
        if (scope.lambdas > 1) return fill(Form.AWAIT.get(0), type, scope, depth);
        Type argument = generation.pick(Type.ALL);
        return Node.expression(
                type,
                "await((",
                lambda(argument, type, scope, depth - 1),
                ").call(",
                make(argument, scope, depth - 1, "lambda.call(argument)"),
                "))");
    }

    /** An asynchronous lambda or anonymous class. */
    Node lambda(Type argument, Type result, Scope scope, int depth) {
        Scope body = scope.lambda("return value({value});");
        body.tail = result;
        String name = generation.name("x");
        body.variables.add(Variable.constant(argument, name));
        String type = "Fn<" + argument.boxed + ", " + result.boxed + ">";
        if (generation.chance(30)) {
            return Node.text(
                    "(" + type + ") " + name + " -> value(", make(result, body, depth, "lambda expression"), ")");
        }
        if (generation.chance(30)) {
            body.inInstance = false;
            return Node.text(
                    "new " + type + "() { @Override @Async public Coroutine<" + result.boxed + "> call(final "
                            + argument.boxed + " " + name + ") throws Throwable {\n",
                    statements.returning(result, body, depth - 1),
                    "} }");
        }
        return Node.text("(" + type + ") " + name + " -> {\n", statements.returning(result, body, depth - 1), "}");
    }

    private Node failing(Type type, Scope scope, int depth) {
        return Node.expression(
                type,
                "await(",
                make(Type.BOOLEAN, scope, depth - 1, "await(? : )"),
                " ? leaf(",
                make(type, scope, depth - 1, "leaf()"),
                ") : weft.weaver.probe.Leaf.<" + type.boxed + ">fail(",
                exception(scope, depth - 1),
                "))");
    }

    /** A new exception. */
    Node exception(Scope scope, int depth) {
        String type = generation.pick(List.of("Oops", "IllegalStateException", "ArithmeticException", "Error"));
        return Node.text("new " + type + "(", make(Type.STRING, scope, depth, "new exception()"), ")");
    }

    private Node special(Type type, Scope scope, int depth) {
        if (generation.release < 17) return form(type, scope, depth);
        return generation.chance(50) ? switchExpression(type, scope, depth) : pattern(type, scope, depth);
    }

    private Node pattern(Type type, Scope scope, int depth) {
        Type tested = generation.pick(List.of(Type.STRING, Type.INTEGER, Type.POINT));
        String name = generation.name("p");
        Scope matched = scope.inner();
        matched.variables.add(Variable.constant(tested, name));
        boolean condition = generation.chance(50);
        return Node.expression(
                type,
                "(",
                make(Type.OBJECT, scope, depth - 1, "instanceof pattern"),
                " instanceof " + tested.source + " " + name + (condition ? " && " : ""),
                condition ? make(Type.BOOLEAN, matched, depth - 1, "instanceof pattern &&") : "",
                " ? ",
                make(type, matched, depth - 1, "pattern ? here :"),
                " : ",
                make(type, scope, depth - 1, "pattern ? : here"),
                ")");
    }

    private Node switchExpression(Type type, Scope scope, int depth) {
        Switches.Selector selector = Switches.selector(generation, this, scope, depth - 1);
        List<Object> parts = new ArrayList<>(List.of("(switch (", selector.value(), ") {\n"));
        for (Switches.Label label : selector.labels()) {
            Scope body = scope.switchExpression("yield {value};");
            Node arm =
                    Node.optional("case ", label.source(this, body, depth - 1), " -> ", arm(type, body, depth), "\n");
            parts.add(arm);
        }
        parts.add("default -> ");
        parts.add(arm(type, scope.switchExpression("yield {value};"), depth));
        parts.add("\n})");
        return Node.expression(type, parts.toArray());
    }

    private Node arm(Type type, Scope body, int depth) {
        if (generation.chance(60)) return Node.text(make(type, body, depth - 1, "case -> here;"), ";");
        return Node.text("{\n", statements.returning(type, body, depth - 1), "}");
    }
}
