package weft.weaver.returns;

import java.util.ArrayList;
import java.util.List;
import weft.weaver.returns.Scope.Variable;
import weft.weaver.returns.Scope.Yields;

/** Makes what is returned. */
final class Expressions {
    private final Chance chance;
    private final Statements statements;

    /** How many of a hundred awaits under a monitor are left in. */
    private final int underMonitors;

    Expressions(Chance chance, Statements statements, int underMonitors) {
        this.chance = chance;
        this.statements = statements;
        this.underMonitors = underMonitors;
    }

    /** Makes an expression; {@code awaited} says whether the other text is to have its result. */
    Expression make(Scope scope, boolean awaited, int depth) {
        Variable variable = chance.of(35) ? scope.unused() : null;
        if (variable != null) return variable(variable, awaited);
        int choice = chance.below(depth > 0 && chance.more() ? 20 : 12);
        if (choice < 5) return call(scope, chance.pick(scope.shape.calls), awaited);
        if (choice < 8) return call(scope, chance.pick(scope.shape.chains), awaited);
        if (choice < 10) return ready(scope, awaited);
        if (choice < 12) return lambdaCall(scope, awaited);
        if (choice < 15) return conditional(scope, awaited, depth - 1);
        if (choice < 18) return switchOf(scope, awaited, depth - 1);
        return through(scope, awaited, depth - 1);
    }

    /** A variable's value; it may not be used again. */
    Expression variable(Variable variable, boolean awaited) {
        variable.isUsed = true;
        return of(variable.name, variable.name, awaited, false);
    }

    /** Makes an explicit await; asks {@link #mayAwait} first. */
    String await(Scope scope) {
        String await = "await( leaf( " + chance.literal() + " ) )";
        return scope.monitor == null ? await : Marks.around(Marks.AWAIT, await);
    }

    boolean mayAwait(Scope scope) {
        return scope.monitor == null || chance.of(underMonitors);
    }

    private static Expression of(String source, String cold, boolean awaited, boolean ready) {
        return new Expression(source, awaited ? "await( " + cold + " )" : cold, ready, false);
    }

    private Expression call(Scope scope, String template, boolean awaited) {
        String text = template.formatted(argument(scope));
        return of(text, text, awaited, false);
    }

    private String argument(Scope scope) {
        if (chance.of(15) && mayAwait(scope)) return await(scope);
        return chance.of(30) ? "log( " + chance.literal() + " )" : chance.literal();
    }

    private Expression ready(Scope scope, boolean awaited) {
        String template = chance.pick(scope.shape.ready);
        String text = template.formatted(argument(scope));
        return of(text, text, awaited, true);
    }

    private Expression lambdaCall(Scope scope, boolean awaited) {
        if (scope.lambdas.isEmpty() || scope.shape != Shape.COROUTINE) {
            return call(scope, chance.pick(scope.shape.calls), awaited);
        }
        String text = chance.pick(scope.lambdas) + " .call( k )";
        return of(text, "cold( ( ) -> " + text + " )", awaited, false);
    }

    private Expression conditional(Scope scope, boolean awaited, int depth) {
        Expression first = make(scope, awaited, depth);
        Expression second = make(scope, awaited, depth);
        String test = condition() + " ? ";
        return new Expression(
                test + first.source() + " : " + second.source(),
                test + first.plain() + " : " + second.plain(),
                first.isReady() && second.isReady(),
                first.isGuarded() || second.isGuarded());
    }

    String condition() {
        return switch (chance.below(3)) {
            case 0 -> "k == " + chance.below(4);
            case 1 -> "k > " + chance.below(3);
            default -> "k % 2 == 0";
        };
    }

    private Expression switchOf(Scope scope, boolean awaited, int depth) {
        Yields yields = new Yields(awaited);
        Scope arm = scope.yielding(yields);
        boolean arrows = chance.of(50);
        StringBuilder source = new StringBuilder("switch ( k ) { ");
        StringBuilder plain = new StringBuilder(source);
        int count = 1 + chance.below(2);
        for (int i = 0; i <= count; i++) {
            String label = i < count ? "case " + i : "default";
            Code code = arm(arm.inner(), arrows, depth).within(label + (arrows ? " -> " : " : "), " ");
            source.append(code.source());
            plain.append(code.plain());
        }
        return new Expression(source + "}", plain + "}", yields.areReady, yields.areGuarded);
    }

    private Code arm(Scope arm, boolean arrows, int depth) {
        if (!arrows || chance.of(60)) {
            Code block = statements.leavingBlock(arm, depth);
            return block.within("{ ", " }");
        }
        Expression value = make(arm, arm.yields.awaited, depth);
        note(arm, value);
        return new Code(value.source() + " ;", value.plain() + " ;", false);
    }

    /** Notes what a switch expression yields. */
    void note(Scope arm, Expression value) {
        arm.yields.areReady &= value.isReady();
        arm.yields.areGuarded |= value.isGuarded() || arm.yieldsGuarded && !value.isReady();
    }

    /** A value that goes through a method, a cast, a field or a list before it is returned. */
    private Expression through(Scope scope, boolean awaited, int depth) {
        Expression inner = scope.shape.canWait() ? make(scope, false, depth) : ready(scope, false);
        Shape shape = scope.shape;
        List<String> forms = new ArrayList<>(List.of(
                "same( %s )",
                "same( kept{shape} = %s )",
                "same( ( {type} ) Main .<{type}> same( %s ) )",
                "List .<{type}> of( %s ) .get( 0 )"));
        // javac takes some yields of parentheses for calls.
        if (scope.yields == null) forms.addAll(List.of("( kept{shape} = %s )", "( {type} ) Main .<{type}> same( %s )"));
        String form = chance.pick(forms).replace("{shape}", shape.name());
        String source = form.replace("{type}", shape.type).formatted(inner.source());
        String cold = form.replace("{type}", shape.coldType).formatted(inner.plain());
        return of(source, cold, awaited, false);
    }
}
