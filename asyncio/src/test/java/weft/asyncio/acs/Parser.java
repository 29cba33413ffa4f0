package weft.asyncio.acs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads scenarios: one statement a line, blocks end with {@code end}, {@code #} starts a comment. */
final class Parser {
    static final Set<String> BLOCKS = Set.of("soon", "later", "with", "timeout", "group", "repeat", "try");
    private static final Set<String> ENDS = Set.of("end", "catch", "finally");
    private static final Set<String> DECLARATIONS =
            Set.of("lock", "sem", "bsem", "event", "cond", "queue", "pqueue", "lqueue", "barrier", "future");

    private final List<String> lines;
    private int position;

    private Parser(List<String> lines) {
        this.lines = lines;
    }

    static List<Scenario> parse(String text) {
        List<Scenario> scenarios = new ArrayList<>();
        List<String> lines = text.lines()
                .map(Parser::withoutComment)
                .filter(line -> !line.isEmpty())
                .toList();
        for (int start = 0, end; start < lines.size(); start = end) {
            end = start + 1;
            while (end < lines.size() && !lines.get(end).startsWith("scenario ")) end++;
            scenarios.add(new Parser(lines.subList(start, end)).scenario());
        }
        return scenarios;
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    private List<String> words() {
        return List.of(lines.get(position).split("\\s+"));
    }

    private Scenario scenario() {
        Scenario scenario = new Scenario(words().get(1));
        scenario.lines.addAll(lines);
        for (position = 1; position < lines.size(); position++) {
            List<String> words = words();
            switch (words.get(0)) {
                case "mode" -> scenario.stopsWithMain = words.get(1).equals("run");
                case "needs" -> {}
                case "main", "coro" -> {
                    position++;
                    scenario.coroutines.put(words.get(words.size() - 1), block());
                }
                default -> scenario.declarations.add(declaration(words));
            }
        }
        return scenario;
    }

    private static List<String> declaration(List<String> words) {
        if (!DECLARATIONS.contains(words.get(0))) throw new IllegalArgumentException(String.join(" ", words));
        return words;
    }

    /** Statements up to the line that ends them, which is left to the caller. */
    private List<Statement> block() {
        List<Statement> statements = new ArrayList<>();
        for (; !ENDS.contains(words().get(0)); position++) statements.add(statement(words()));
        return statements;
    }

    private Statement statement(List<String> words) {
        String op = words.get(0);
        List<Statement> body = List.of();
        List<Statement> handler = List.of();
        List<Statement> cleanup = null;
        String caught = null;
        if (BLOCKS.contains(op)) {
            position++;
            body = block();
            if (words().get(0).equals("catch")) {
                caught = words().get(1);
                position++;
                handler = block();
            }
            if (words().get(0).equals("finally")) {
                position++;
                cleanup = block();
            }
        }
        return new Statement(op, words.subList(1, words.size()), body, caught, handler, cleanup);
    }
}
