package weft.weaver.returns;

import java.util.ArrayList;
import java.util.List;

/** What a statement may name, how it may leave, and what holds around it. Each block has a copy of its own. */
final class Scope {
    /** Something to be awaited, once: where it is returned. */
    static final class Variable {
        final String name;
        final int loops;
        boolean isUsed;

        Variable(String name, int loops) {
            this.name = name;
            this.loops = loops;
        }
    }

    /** A statement that jumps, and whether it is there. */
    static final class Jump {
        final String text;
        boolean isUsed;

        Jump(String text) {
            this.text = text;
        }
    }

    /** What the arms of a switch expression yield. */
    static final class Yields {
        /** Whether the other text awaits each. */
        final boolean awaited;

        boolean areReady = true;
        boolean areGuarded;

        Yields(boolean awaited) {
            this.awaited = awaited;
        }
    }

    final Shape shape;
    final List<Variable> variables = new ArrayList<>();
    final List<Jump> jumps = new ArrayList<>();
    final List<String> lambdas = new ArrayList<>();
    int loops;

    /** The switch expression that is left, or null where the method is. */
    Yields yields;

    /** Whether a try statement of the switch expression would see what is thrown here. */
    boolean yieldsGuarded;

    /** The label, in the other text, of the outermost synchronized block; or null. */
    String monitor;

    /** Whether a try statement inside that block would see what is thrown here. */
    boolean isGuarded;

    /** Whether this is a part of such a statement that sees nothing. */
    boolean isBeside;

    Scope(Shape shape) {
        this.shape = shape;
    }

    Scope inner() {
        Scope inner = new Scope(shape);
        inner.variables.addAll(variables);
        inner.jumps.addAll(jumps);
        inner.lambdas.addAll(lambdas);
        inner.loops = loops;
        inner.yields = yields;
        inner.yieldsGuarded = yieldsGuarded;
        inner.monitor = monitor;
        inner.isGuarded = isGuarded;
        inner.isBeside = isBeside;
        return inner;
    }

    /** The block of a try statement, or what else its handlers see. */
    Scope guarded() {
        Scope inner = inner();
        inner.isGuarded |= monitor != null;
        inner.yieldsGuarded |= yields != null;
        return inner;
    }

    /** The parts of a try statement that its handlers do not see. */
    Scope beside() {
        Scope inner = inner();
        inner.isBeside |= monitor != null;
        return inner;
    }

    /** The block of a synchronized statement. */
    Scope locked(String label) {
        Scope inner = inner();
        if (monitor == null) inner.monitor = label;
        return inner;
    }

    /** The body of a loop or of a switch statement, with the jumps that it takes itself. */
    Scope breaking(Jump... own) {
        Scope inner = inner();
        for (Jump jump : own) {
            inner.jumps.removeIf(other -> other.text.equals(jump.text));
            inner.jumps.add(jump);
        }
        return inner;
    }

    /** An arm of a switch expression: no jump leaves it. */
    Scope yielding(Yields into) {
        Scope inner = inner();
        inner.jumps.clear();
        inner.yields = into;
        inner.yieldsGuarded = false;
        return inner;
    }

    /** Returns a variable that is not used yet and would not be used twice, or null. */
    Variable unused() {
        for (int i = variables.size() - 1; i >= 0; i--) {
            Variable variable = variables.get(i);
            if (!variable.isUsed && variable.loops == loops) return variable;
        }
        return null;
    }
}
