package weft.asyncio.acs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes lines and blocks out of a scenario as long as its traces differ. */
final class Shrinker {
    private static final Set<String> UNWRAPPED = Set.of("with", "timeout", "group", "repeat", "try");
    private static final Set<String> KEPT = Set.of("scenario", "needs", "main");

    private final Differences differences;

    Shrinker(Differences differences) {
        this.differences = differences;
    }

    /** A line, and for a block what stands in it; {@code catch} and {@code finally} are lines in a {@code try}. */
    private record Node(String line, List<Node> body) {
        String op() {
            return line.split(" ", 2)[0];
        }
    }

    Scenario shrink(Scenario scenario) throws IOException {
        Scenario smallest = scenario;
        for (Optional<Scenario> next = Optional.of(scenario); next.isPresent(); next = smaller(smallest)) {
            smallest = next.get();
        }
        return smallest;
    }

    /** All variants go to the reference at once: it may be a process that takes its time to start. */
    private Optional<Scenario> smaller(Scenario scenario) throws IOException {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (List<Node> variant : variants(nodes(scenario.lines))) {
            List<String> lines = lines(variant);
            if (!isValid(lines)) continue;
            lines.set(0, "scenario variant" + ++count);
            text.append(String.join("\n", lines)).append('\n');
        }
        return differences.in(text.toString()).stream().min(Comparator.comparingInt(s -> s.lines.size()));
    }

    private static List<List<Node>> variants(List<Node> nodes) {
        List<List<Node>> variants = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (!KEPT.contains(node.op())) variants.add(replaced(nodes, i, List.of()));
            if (node.body == null) continue;
            if (UNWRAPPED.contains(node.op())) variants.add(replaced(nodes, i, unwrapped(node.body)));
            for (List<Node> body : variants(node.body)) {
                variants.add(replaced(nodes, i, List.of(new Node(node.line, body))));
            }
        }
        return variants;
    }

    private static List<Node> replaced(List<Node> nodes, int index, List<Node> replacement) {
        List<Node> copy = new ArrayList<>(nodes);
        copy.remove(index);
        copy.addAll(index, replacement);
        return copy;
    }

    private static List<Node> unwrapped(List<Node> body) {
        return body.stream().takeWhile(node -> !isClause(node.op())).toList();
    }

    private static boolean isClause(String op) {
        return op.equals("catch") || op.equals("finally");
    }

    // ---- text

    private static List<Node> nodes(List<String> lines) {
        return nodes(lines, new int[1]);
    }

    private static List<Node> nodes(List<String> lines, int[] position) {
        List<Node> nodes = new ArrayList<>();
        while (position[0] < lines.size()) {
            String line = lines.get(position[0]++);
            String op = line.split(" ", 2)[0];
            if (op.equals("end")) break;
            boolean block = Parser.BLOCKS.contains(op) || op.equals("coro") || op.equals("main");
            nodes.add(new Node(line, block ? nodes(lines, position) : null));
        }
        return nodes;
    }

    private static List<String> lines(List<Node> nodes) {
        List<String> lines = new ArrayList<>();
        for (Node node : nodes) {
            lines.add(node.line);
            if (node.body == null) continue;
            lines.addAll(lines(node.body));
            lines.add("end");
        }
        return lines;
    }

    /** Both interpreters take it: no coroutine or lock is missed, {@code reraise} ends a {@code catch}. */
    private static boolean isValid(List<String> lines) {
        Set<String> names = new HashSet<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words[0].equals("coro") || words[0].equals("lock")) names.add(words[1]);
        }
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words[0].equals("make") && !names.contains(words[2])) return false;
            if (words[0].equals("cond") && words.length > 2 && !names.contains(words[2])) return false;
            for (String word : words) {
                if (word.startsWith("@") && !names.contains(word.substring(1))) return false;
            }
        }
        return nodes(lines).stream().allMatch(Shrinker::rethrowsInHandlersOnly);
    }

    private static boolean rethrowsInHandlersOnly(Node node) {
        if (node.body == null) return !node.op().equals("reraise");
        boolean handler = false;
        for (int i = 0; i < node.body.size(); i++) {
            Node child = node.body.get(i);
            if (isClause(child.op())) handler = child.op().equals("catch");
            boolean last =
                    i + 1 == node.body.size() || isClause(node.body.get(i + 1).op());
            boolean allowed = child.op().equals("reraise") && handler && last;
            if (!allowed && !rethrowsInHandlersOnly(child)) return false;
        }
        return true;
    }
}
