package weft.weaver.returns;

import java.util.ArrayList;
import java.util.List;
import weft.weaver.returns.Scope.Jump;
import weft.weaver.returns.Scope.Variable;

/** Makes statements around returns. */
final class Statements {
    private static final List<String> EXCEPTIONS =
            List.of("IllegalArgumentException", "IllegalStateException", "RuntimeException", "Exception", "Throwable");

    private final Chance chance;
    private final Expressions expressions;

    /** How many of a hundred statements are synchronized ones. */
    private final int monitors;

    Statements(Chance chance, int monitors, int underMonitors) {
        this.chance = chance;
        this.monitors = monitors;
        this.expressions = new Expressions(chance, this, underMonitors);
    }

    /** The body of a method or a lambda. */
    Code body(Scope scope, int depth) {
        Code first = chance.of(30) ? simple(scope) : Code.same("");
        Code second = chance.of(monitors * 2) ? synchronizedOn(scope, depth - 1) : tryOf(scope, depth - 1);
        Code both = first.then(second);
        if (!both.completes()) return both;
        return both.then(leavingBlock(scope, depth));
    }

    /** Statements of which the last returns, or yields. */
    Code leavingBlock(Scope scope, int depth) {
        Code all = some(scope, depth);
        return all.completes() ? all.then(leave(scope)) : all;
    }

    /** Statements of a block of their own. */
    private Code block(Scope scope, int depth) {
        return some(scope, depth);
    }

    /** Statements behind which the next one can be reached. */
    private Code completingBlock(Scope scope, int depth) {
        Code all = some(scope, depth);
        return all.completes() ? all : all.within("if ( k != 7 ) { ", " }").completing(true);
    }

    private Code some(Scope scope, int depth) {
        Code all = chance.of(60) ? simple(scope) : statement(scope, depth);
        int count = chance.below(3);
        for (int i = 0; i < count && all.completes(); i++) all = all.then(statement(scope, depth));
        return all;
    }

    private Code statement(Scope scope, int depth) {
        if (depth <= 0 || !chance.more()) return chance.of(50) ? leave(scope) : sometimes(scope, leave(scope));
        if (scope.yields == null && chance.of(monitors)) return synchronizedOn(scope, depth - 1);
        return switch (chance.below(22)) {
            case 0, 1, 2 -> sometimes(scope, leave(scope));
            case 3 -> leave(scope);
            case 4, 5 -> declaration(scope);
            case 6, 7 -> assignedInTry(scope, depth - 1);
            case 8, 9 -> ifElse(scope, depth - 1);
            case 10, 11, 12 -> loop(scope, depth - 1);
            case 13 -> labelled(scope, depth - 1);
            case 14, 15 -> switchOf(scope, depth - 1);
            case 16 -> lambda(scope, depth - 1);
            case 17, 18 -> jump(scope);
            default -> tryOf(scope, depth - 1);
        };
    }

    private Code simple(Scope scope) {
        if (chance.of(25) && expressions.mayAwait(scope)) return Code.same(expressions.await(scope) + " ;");
        if (chance.of(15)) return declaration(scope);
        return Code.same("log( " + chance.literal() + " ) ;");
    }

    private Code sometimes(Scope scope, Code code) {
        return code.within("if ( " + expressions.condition() + " ) ", "").completing(true);
    }

    /** A return, or a yield. */
    private Code leave(Scope scope) {
        if (scope.yields != null) {
            Expression value = expressions.make(scope, scope.yields.awaited, 1);
            expressions.note(scope, value);
            return new Code("yield " + value.source() + " ;", "yield " + value.plain() + " ;", false);
        }
        return returnOf(scope, expressions.make(scope, scope.monitor == null, 2));
    }

    private Code returnOf(Scope scope, Expression value) {
        String source = "return " + value.source() + " ;";
        if (scope.monitor == null) return new Code(source, awaitedReturn(scope.shape, value.plain()), false);
        if (value.isReady()) return new Code(source, "return " + value.plain() + " ;", false);
        if (scope.isGuarded || value.isGuarded()) source = Marks.around(Marks.RETURN, source);
        else if (scope.isBeside) source = Marks.around(Marks.MAYBE, source);
        // What is called under the lock is awaited behind it.
        String plain = "{ r{L} = {value} ; has{L} = true ; break {L} ; }"
                .replace("{L}", scope.monitor)
                .replace("{value}", value.plain());
        return new Code(source, plain, false);
    }

    private String awaitedReturn(Shape shape, String result) {
        String name = chance.name("v");
        return "{ final " + shape.result + " " + name + " = " + result + " ; return " + shape.wrapper.formatted(name)
                + " ; }";
    }

    private Code synchronizedOn(Scope scope, int depth) {
        if (scope.yields != null) return simple(scope);
        String label = chance.name("M");
        String lock = chance.pick(List.of("A", "B", "( k == 1 ? A : B )"));
        Code body = block(scope.locked(label), depth);
        String source = "synchronized ( " + lock + " ) { " + body.source() + " }";
        if (scope.monitor != null) {
            return new Code(source, "synchronized ( " + lock + " ) { " + body.plain() + " }", body.completes());
        }
        Shape shape = scope.shape;
        String plain =
                "boolean has{L} = false ; {type} r{L} = null ; synchronized ( {lock} ) { {L} : { if ( k == 99 ) break {L} ; "
                                .replace("{L}", label)
                                .replace("{type}", shape.coldType)
                                .replace("{lock}", lock)
                        + body.plain() + " } } if ( has" + label + " ) "
                        + awaitedReturn(shape, "await( r" + label + " )")
                        + (body.completes() ? "" : " throw new AssertionError( ) ;");
        return new Code(source, plain, body.completes());
    }

    private Code declaration(Scope scope) {
        if (!scope.shape.canWait()) return Code.same("log( " + chance.literal() + " ) ;");
        Expression value = expressions.make(scope, false, 1);
        Variable variable = new Variable(chance.name("c"), scope.loops);
        scope.variables.add(variable);
        return new Code(
                scope.shape.type + " " + variable.name + " = " + value.source() + " ;",
                scope.shape.coldType + " " + variable.name + " = " + value.plain() + " ;",
                true);
    }

    /** A variable of the user's that gets its value in a try statement, and is returned behind it. */
    private Code assignedInTry(Scope scope, int depth) {
        if (!scope.shape.canWait()) return tryOf(scope, depth);
        String name = chance.name("c");
        Scope body = scope.guarded();
        Expression value = expressions.make(body, false, 1);
        Code code = new Code(name + " = " + value.source() + " ;", name + " = " + value.plain() + " ;", true);
        if (chance.of(60)) code = code.then(completingBlock(body, depth));
        boolean cleans = chance.of(60);
        code = code.within("try { ", " }");
        if (!cleans || chance.of(30)) {
            Scope handler = cleans ? scope.guarded() : scope.beside();
            Expression other = expressions.make(handler, false, 1);
            code = code.then(
                    new Code(name + " = " + other.source() + " ; }", name + " = " + other.plain() + " ; }", true)
                            .within("catch ( IllegalStateException " + chance.name("e") + " ) { ", ""));
        }
        if (cleans) code = code.then(finalizer(scope.beside(), depth));
        code = new Code(
                scope.shape.type + " " + name + " ; " + code.source(),
                scope.shape.coldType + " " + name + " ; " + code.plain(),
                true);
        Variable variable = new Variable(name, scope.loops);
        if (chance.of(40) && scope.yields == null) {
            return code.then(returnOf(scope, expressions.variable(variable, scope.monitor == null)));
        }
        scope.variables.add(variable);
        return code;
    }

    private Code ifElse(Scope scope, int depth) {
        String condition = chance.of(20) && expressions.mayAwait(scope)
                ? "log( " + expressions.await(scope) + " ) != null"
                : expressions.condition();
        Code then = block(scope.inner(), depth).within("if ( " + condition + " ) { ", " }");
        if (chance.of(50)) return then.completing(true);
        Code otherwise = block(scope.inner(), depth).within("else { ", " }");
        return then.then(otherwise).completing(then.completes() || otherwise.completes());
    }

    private Code labelled(Scope scope, int depth) {
        String label = chance.name("L");
        Jump jump = new Jump("break " + label + " ;");
        Code body = block(scope.breaking(jump), depth);
        return body.within(label + " : { ", " }").completing(body.completes() || jump.isUsed);
    }

    private Code jump(Scope scope) {
        if (scope.jumps.isEmpty()) return simple(scope);
        Jump jump = chance.pick(scope.jumps);
        jump.isUsed = true;
        Code code = Code.same(jump.text).completing(false);
        return chance.of(50) ? sometimes(scope, code) : code;
    }

    private Code loop(Scope scope, int depth) {
        if (scope.loops > 1) return simple(scope);
        String label = chance.of(40) ? chance.name("L") : null;
        String head = label == null ? "" : label + " : ";
        String counter = chance.name("i");
        Jump leave = new Jump("break ;");
        Jump next = new Jump("continue ;");
        Scope body = label == null
                ? scope.breaking(leave, next)
                : scope.breaking(leave, next, new Jump("continue " + label + " ;"));
        body.loops++;
        return switch (chance.below(4)) {
            case 0 ->
                block(body, depth)
                        .within(head + "for ( int {i} = 0 ; {i} < 2 ; {i} ++ ) { ".replace("{i}", counter), " }")
                        .completing(true);
            case 1 ->
                block(body, depth)
                        .within(
                                "int {i} = 0 ; {head}while ( true ) { if ( {i} ++ > 1 ) break ; "
                                        .replace("{i}", counter)
                                        .replace("{head}", head),
                                " }")
                        .completing(true);
            case 2 ->
                block(body, depth)
                        .within(
                                head
                                        + "for ( String {i} : List .of( \"x\" , \"y\" ) ) { log( {i} ) ; "
                                                .replace("{i}", counter),
                                " }")
                        .completing(true);
            default -> {
                body.jumps.removeIf(jump -> jump.text.startsWith("continue"));
                Code code = leavingBlock(body, depth).within(head + "while ( true ) { ", " }");
                yield code.completing(leave.isUsed);
            }
        };
    }

    private Code switchOf(Scope scope, int depth) {
        Jump leave = new Jump("break ;");
        boolean arrows = chance.of(50);
        boolean texts = chance.of(20);
        boolean hasDefault = chance.of(70);
        int count = 1 + chance.below(2);
        Code code = Code.same("");
        boolean completes = !hasDefault;
        for (int i = 0; i < count + (hasDefault ? 1 : 0); i++) {
            String label = i == count ? "default" : "case " + (texts ? "\"k" + i + '"' : "" + i);
            Code arm = block(scope.breaking(leave), depth).within(label + (arrows ? " -> { " : " : { "), " }");
            code = new Code(code.source() + arm.source() + " ", code.plain() + arm.plain() + " ", true);
            boolean last = i == count + (hasDefault ? 0 : -1);
            completes |= arm.completes() && (arrows || last);
        }
        return code.within("switch ( " + (texts ? "\"k\" + k" : "k") + " ) { ", "}")
                .completing(completes || leave.isUsed);
    }

    private Code lambda(Scope scope, int depth) {
        String name = chance.name("f");
        Scope inside = new Scope(Shape.COROUTINE);
        inside.lambdas.addAll(scope.lambdas);
        Code body = Code.same("await( leaf( " + chance.literal() + " ) ) ;").then(body(inside, depth));
        scope.lambdas.add(name);
        Code code = body.within("final Fn<Integer, String> " + name + " = " + chance.name("x") + " -> { ", " } ;")
                .completing(true);
        boolean called = scope.monitor == null && chance.of(60);
        return called ? code.then(Code.same("log( await( " + name + " .call( k ) ) ) ;")) : code;
    }

    private Code tryOf(Scope scope, int depth) {
        boolean closes = chance.of(25);
        boolean cleans = chance.of(55);
        int handlers = closes || cleans ? chance.below(2) : 1 + chance.below(2);
        Code code = block(scope.guarded(), depth).within("try " + (closes ? resources() : "") + "{ ", " }");
        boolean completes = code.completes();
        int kind = -1;
        for (int i = 0; i < handlers; i++) {
            kind += 1 + chance.below(EXCEPTIONS.size() - kind - handlers + i);
            Code handler = handler(cleans ? scope.guarded() : scope.beside(), EXCEPTIONS.get(kind), depth);
            completes |= handler.completes();
            code = code.then(handler);
        }
        if (cleans) code = code.then(finalizer(scope.beside(), depth));
        return code.completing(completes);
    }

    /** ECJ makes bad code of a yield in a finally block. */
    private Code finalizer(Scope scope, int depth) {
        Code block = scope.yields == null
                ? completingBlock(scope, depth)
                : simple(scope).then(simple(scope));
        return block.within("finally { ", " }");
    }

    private Code handler(Scope scope, String kind, int depth) {
        String name = chance.name("e");
        String head = "catch ( " + kind + " " + name + " ) { log( " + name + " ) ; ";
        if (chance.of(20)) {
            Code body = completingBlock(scope, depth);
            return body.then(Code.same("throw " + name + " ;"))
                    .within(head, " }")
                    .completing(false);
        }
        return block(scope, depth).within(head, " }");
    }

    private String resources() {
        List<String> all = new ArrayList<>();
        int count = 1 + chance.below(2);
        for (int i = 0; i < count; i++) {
            String name = chance.of(15) ? "\"bad\"" : chance.literal();
            String made = "new Resource( " + name + " )";
            all.add("Resource " + chance.name("d") + " = " + (chance.of(20) ? "k == 1 ? null : " + made : made));
        }
        return "( " + String.join(" ; ", all) + " ) ";
    }
}
