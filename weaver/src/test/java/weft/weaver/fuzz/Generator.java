package weft.weaver.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import weft.weaver.fuzz.Generation.Helper;
import weft.weaver.fuzz.Scope.Variable;

/** Random methods: the same seed and release give the same source. */
public final class Generator {
    private static final int DEPTH = 4;
    private static final int MOST_HELPERS = 2;
    private static final int MOST_PARAMETERS = 5;
    private static final int SMALLEST = 12;
    private static final int SPREAD = 60;

    private static final Map<String, String> RETURNS = Map.of(
            "Coroutine", "return value({value});",
            "Task", "return Task.completed({value});",
            "CompletableFuture", "return completedFuture({value});",
            "CompletionStage", "return completedFuture({value});");

    /** How many awaits stood at each place. */
    final Map<String, Integer> places = new TreeMap<>();

    /** Makes one method; its helpers' names begin with its name. */
    public Method generate(long seed, int release, String name) {
        List<Helper> helpers = new ArrayList<>();
        Generation generation = new Generation(seed, release, 0, helpers, places);
        List<Node> methods = new ArrayList<>();
        int count = generation.random.nextInt(MOST_HELPERS + 1);
        for (int i = 1; i <= count; i++) {
            List<Type> parameters = new ArrayList<>();
            int parameterCount = generation.random.nextInt(MOST_PARAMETERS + 1);
            for (int p = 0; p < parameterCount; p++) parameters.add(generation.pick(Type.ALL));
            String returns = generation.pick(
                    List.of("Coroutine", "Coroutine", "Coroutine", "Task", "CompletableFuture", "CompletionStage"));
            Helper helper =
                    new Helper(name + "h" + i, returns, generation.pick(Type.ALL), parameters, generation.chance(50));
            methods.add(method(helper, generation, SMALLEST + generation.random.nextInt(SPREAD / 2)));
            helpers.add(helper);
        }
        Helper main = new Helper(name, "Coroutine", generation.pick(Type.ALL), List.of(), generation.chance(70));
        methods.add(method(main, generation, SMALLEST + generation.random.nextInt(SPREAD)));
        return new Method(seed, name, Node.block(methods));
    }

    private static Node method(Helper helper, Generation generation, int fuel) {
        generation.refuel(fuel);
        Scope scope = new Scope();
        scope.inInstance = helper.inInstance();
        scope.variables.addAll(Method.variables(helper.inInstance()));
        scope.returns = List.of(RETURNS.get(helper.returns()));
        if (helper.returns().equals("Coroutine")) scope.tail = helper.result();
        StringJoiner parameters = new StringJoiner(", ", "(", ")");
        for (Type type : helper.parameters()) {
            String name = generation.name("a");
            boolean constant = generation.chance(40);
            parameters.add((constant ? "final " : "") + type.source + " " + name);
            scope.variables.add(constant ? Variable.constant(type, name) : Variable.local(type, name));
        }
        String reset = scope.inInstance || !helper.parameters().isEmpty() ? "" : "new Main();\n";
        String modifiers = generation.pick(List.of("", "private ", "final ", "public "));
        return Node.optional(
                "@Async " + modifiers + (helper.inInstance() ? "" : "static ") + helper.returns() + "<"
                        + helper.result().boxed + "> " + helper.name() + parameters + " throws Throwable {\n"
                        + reset,
                new Statements(generation).returning(helper.result(), scope, DEPTH),
                "}");
    }
}
