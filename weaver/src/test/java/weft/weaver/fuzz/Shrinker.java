package weft.weaver.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the method of a finding smaller, as long as it goes wrong in the same way. */
public final class Shrinker {
    private static final int MOST_CHECKS = 3_000;

    private final Function<Method, Optional<Finding>> check;
    private final Node root;
    private Finding best;
    private int checks;

    private Shrinker(Finding finding, Function<Method, Optional<Finding>> check) {
        this.check = check;
        this.root = finding.method().source();
        this.best = finding;
    }

    /** Changes the finding's method in place, and returns what the smallest one does. */
    public static Finding shrink(Finding finding, Function<Method, Optional<Finding>> check) {
        Shrinker shrinker = new Shrinker(finding, check);
        int size;
        do {
            size = shrinker.root.size();
            shrinker.shrink(shrinker.root);
        } while (shrinker.root.size() < size && shrinker.checks < MOST_CHECKS);
        return shrinker.best;
    }

    private void shrink(Node parent) {
        if (parent.kind == Node.Kind.BLOCK) removeRuns(parent);
        for (int i = 0; i < parent.parts.size(); i++) {
            if (!(parent.parts.get(i) instanceof Node child)) continue;
            if (child.kind != Node.Kind.BLOCK) replace(parent, i, child);
            if (parent.parts.get(i) instanceof Node now) shrink(now);
        }
    }

    /** Long runs of statements first. */
    private void removeRuns(Node block) {
        for (int length = block.parts.size(); length > 0; length /= 2) {
            for (int start = block.parts.size() - length; start >= 0; start -= length) {
                List<Object> run = block.parts.subList(start, Math.min(start + length, block.parts.size()));
                List<Object> removed = new ArrayList<>(run);
                run.clear();
                if (!stillWrong()) block.parts.addAll(start, removed);
            }
        }
    }

    private void replace(Node parent, int index, Node child) {
        int size = child.size();
        for (Node candidate : candidates(child)) {
            if (candidate.size() >= size) continue;
            parent.parts.set(index, candidate);
            if (stillWrong()) return;
            parent.parts.set(index, child);
        }
    }

    private static List<Node> candidates(Node node) {
        List<Node> candidates = new ArrayList<>();
        switch (node.kind) {
            case OPTIONAL -> candidates.add(Node.optional());
            case EXPRESSION -> {
                for (String constant : node.type.constants) candidates.add(Node.expression(node.type, constant));
                collect(node, inner -> inner.kind == Node.Kind.EXPRESSION && inner.type == node.type, candidates);
            }
            case STATEMENT ->
                collect(node, inner -> inner.kind == Node.Kind.BLOCK || inner.kind == Node.Kind.STATEMENT, candidates);
            default -> {}
        }
        return candidates;
    }

    private static void collect(Node node, java.util.function.Predicate<Node> fits, List<Node> into) {
        for (Object part : node.parts) {
            if (!(part instanceof Node inner)) continue;
            if (fits.test(inner)) {
                into.add(inner);
            }
            collect(inner, fits, into);
        }
    }

    private boolean stillWrong() {
        if (checks++ > MOST_CHECKS) return false;
        Method method = new Method(best.method().seed(), best.method().name(), root);
        Optional<Finding> finding = check.apply(method).filter(found -> found.kind() == best.kind());
        finding.ifPresent(found -> best = found);
        return finding.isPresent();
    }
}
