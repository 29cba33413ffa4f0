package weft.weaver.fuzz;

import java.util.List;

/**
 * A generated method with the methods that only it calls.
 *
 * @param seed what it was generated from
 * @param name the method to run; it has no parameters
 * @param source all of it
 */
public record Method(long seed, String name, Node source) {
    private static final int RECORDS = 17;

    /** Whether it needs a running loop. */
    public boolean needsLoop() {
        return source.toString().contains("Task<");
    }

    /** Returns the source with an indent for each brace. */
    public String indented() {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (String line : source.toString().lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.equals(";")) continue;
            if (line.startsWith("}")) depth--;
            text.append("    ".repeat(Math.max(depth, 0))).append(line).append('\n');
            if (line.endsWith("{")) depth++;
        }
        return text.toString();
    }

    /** The start of the class that methods are members of. */
    public static final String CLASS = "public class Main extends Base";

    private static final String MEMBERS = fields();

    /** The other members: fields, which a new instance resets, an override and a record. */
    public static String members(int release) {
        return MEMBERS + (release < RECORDS ? "" : "record Pair(int left, Object right) {}\n");
    }

    private static String fields() {
        StringBuilder text = new StringBuilder();
        StringBuilder reset = new StringBuilder();
        for (Type type : Type.ALL) {
            String constant = type.constants.get(type.constants.size() - 1);
            text.append("static " + type.source + " s" + type.name() + "; ");
            text.append(type.source + " f" + type.name() + " = " + constant + ";\n");
            reset.append("s" + type.name() + " = " + type.constants.get(0) + "; ");
        }
        return text + "public Main() { " + reset + "}\n"
                + "protected long twice(long a, int b) { log(\"override\"); return super.twice(b, (int) a); }\n";
    }

    /** Fields that an instance method can name, or a static one. */
    static List<Scope.Variable> variables(boolean inInstance) {
        return Type.ALL.stream()
                .flatMap(type -> java.util.stream.Stream.of("s", inInstance ? "f" : "s")
                        .distinct()
                        .map(prefix -> Scope.Variable.field(type, prefix + type.name())))
                .toList();
    }
}
