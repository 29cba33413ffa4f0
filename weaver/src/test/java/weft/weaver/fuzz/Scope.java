package weft.weaver.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What a statement may name, and where it may jump. Each block has its own, begun as a copy of the outer one's. */
final class Scope {
    /** A variable; lambdas may name fields and what is never assigned again. */
    record Variable(Type type, String name, boolean assignable, boolean isField) {
        static Variable local(Type type, String name) {
            return new Variable(type, name, true, false);
        }

        static Variable constant(Type type, String name) {
            return new Variable(type, name, false, false);
        }

        static Variable field(Type type, String name) {
            return new Variable(type, name, true, true);
        }
    }

    /** A lambda in a variable. */
    record Function(String name, Type argument, Type result) {}

    final List<Variable> variables = new ArrayList<>();
    final List<Function> functions = new ArrayList<>();

    /** The exceptions in scope. */
    final List<String> caught = new ArrayList<>();

    /** Complete statements that leave the block, but for {@code return}. */
    final List<String> jumps = new ArrayList<>();

    /** Templates of statements that return or yield a value. */
    List<String> returns = List.of();

    /** Whether {@code this} is the class's. */
    boolean inInstance;

    /** Whether an await may stand here. */
    boolean awaits = true;

    /** The type of a method that can return what another one returns; or null. */
    Type tail;

    /** Whether a try statement may stand in a switch expression; javac 17 crashes at some. */
    boolean tries = true;

    /** Whether a synchronized statement may stand here; in a switch expression javac makes bad code of it. */
    boolean monitors = true;

    int loops;
    int lambdas;

    Scope inner() {
        Scope inner = withoutLocals();
        inner.variables.addAll(variables);
        inner.functions.addAll(functions);
        inner.caught.addAll(caught);
        inner.jumps.addAll(jumps);
        inner.returns = returns;
        inner.tail = tail;
        return inner;
    }

    private Scope withoutLocals() {
        Scope other = new Scope();
        other.inInstance = inInstance;
        other.awaits = awaits;
        other.tries = tries;
        other.monitors = monitors;
        other.loops = loops;
        other.lambdas = lambdas;
        return other;
    }

    /** The scope of a lambda's body: no jump leaves it, and what is not final cannot be named. */
    Scope lambda(String returnTemplate) {
        Scope body = withoutLocals();
        for (Variable variable : variables)
            if (!variable.assignable() || variable.isField()) body.variables.add(variable);
        body.functions.addAll(functions);
        body.returns = List.of(returnTemplate);
        body.tries = true;
        body.monitors = true;
        body.lambdas++;
        return body;
    }

    /** The scope of a switch expression: only yields leave it. */
    Scope switchExpression(String yieldTemplate) {
        Scope body = inner();
        body.jumps.clear();
        body.returns = List.of(yieldTemplate);
        body.monitors = false;
        body.tail = null;
        return body;
    }

    /** The scope of the right side of a compound assignment. */
    Scope withoutTries() {
        Scope right = inner();
        right.tries = false;
        return right;
    }

    /** The scope of code that must not suspend. */
    Scope withoutAwaits() {
        Scope body = inner();
        body.awaits = false;
        body.tail = null;
        return body;
    }
}
