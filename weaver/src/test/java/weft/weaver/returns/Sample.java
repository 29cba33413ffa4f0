package weft.weaver.returns;

import java.util.List;

/**
 * A generated method in a class of its own, and the same with its awaits written out.
 *
 * @param seed what it was generated from
 * @param name the class's
 * @param layout the source
 * @param plain the text that says what is right: it is not woven, and its awaits block
 */
record Sample(long seed, String name, Layout layout, String plain) {
    private static final int DEPTH = 3;

    /** The options of the generator, each of a hundred. */
    record Options(int monitors, int awaitsUnderMonitors) {
        static final Options RETURNS = new Options(7, 0);
        static final Options MONITORS = new Options(35, 4);
    }

    static Sample of(long seed, String name, Options options) {
        Chance chance = new Chance(seed);
        Statements statements = new Statements(chance, options.monitors, options.awaitsUnderMonitors);
        Shape shape = chance.of(60) ? Shape.COROUTINE : chance.pick(List.of(Shape.values()));
        Scope scope = new Scope(shape);
        if (shape.canWait()) scope.variables.add(new Scope.Variable("p", 0));
        Code body = statements.body(scope, DEPTH);
        boolean isStatic = chance.of(50);
        boolean wide = chance.of(30);
        String source = text(name, "@Async ", shape, shape.type, isStatic, wide, body.source());
        String plain = text(name, "", shape, shape.coldType, isStatic, wide, Marks.without(body.plain()));
        return new Sample(seed, name, Layout.of(source, chance.random), plain);
    }

    private static String text(
            String name, String async, Shape shape, String parameter, boolean isStatic, boolean wide, String body) {
        return """
static class {name} { {async}Coroutine<Object> box( ) throws Throwable { for ( int k = 0 ; k < 4 ; k ++ ) { \
try { log( await( m( {first}k , {argument} ) ) ) ; } catch ( Throwable e ) { log( e ) ; } log( held( ) ) ; } \
return value( "end" ) ; } \
{async}{static}{type} m( {wide}int k , {parameter} p ) throws Throwable { {body} } }""".replace("{name}", name)
                .replace("{async}", async)
                .replace("{first}", wide ? "1L , " : "")
                .replace("{argument}", shape.argument)
                .replace("{static}", isStatic ? "static " : "")
                .replace("{type}", shape.type)
                .replace("{wide}", wide ? "long w , " : "")
                .replace("{parameter}", parameter)
                .replace("{body}", body);
    }

    /** Returns the source of the method, without what calls it. */
    String method() {
        return layout.text()
                .substring(layout.text().indexOf("@Async", layout.text().indexOf("box")));
    }
}
