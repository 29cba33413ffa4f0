package weft.weaver.shapes;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.Counts;
import weft.weaver.harness.Program;
import weft.weaver.harness.ThreeWays;

/** Programs too large or too regular to write by hand. */
class GeneratedTest {
    private static final List<Kind> KINDS = List.of(
            new Kind("Int", "int", "7", "await(leaf(8))"),
            new Kind("Long", "long", "7L", "await(leaf(8L))"),
            new Kind("Float", "float", "1.5f", "await(leaf(2.5f))"),
            new Kind("Double", "double", "1.5", "await(leaf(2.5))"),
            new Kind("Boolean", "boolean", "true", "await(leaf(false))"),
            new Kind("Byte", "byte", "(byte) -7", "await(leaf((byte) 8))"),
            new Kind("Short", "short", "(short) -7", "await(leaf((short) 8))"),
            new Kind("Char", "char", "'x'", "await(leaf('y'))"),
            new Kind("String", "String", "\"s\"", "await(leaf(\"t\"))"),
            new Kind("Null", "Object", "null", "await(leaf((Object) null))"),
            new Kind("Array", "long[][]", "new long[][] {{1}}", "await(leaf(new long[][] {{2}}))"));

    private record Kind(String name, String type, String constant, String awaited) {}

    /** Each type in each place around an await: below it, above it, in a local, a field, an array, a parameter. */
    @TestFactory
    Stream<DynamicNode> everyTypeEverywhere() {
        return ThreeWays.test(
                Program.parse(KINDS.stream().map(GeneratedTest::everywhere).collect(Collectors.joining())));
    }

    private static String everywhere(Kind kind) {
        return """
// type$NAME
$TYPE field; static $TYPE shared;
static String f($TYPE a, int b, $TYPE c, long d, $TYPE e) {
  return show(a) + b + show(c) + d + show(e);
}
static String show(Object o) { return weft.weaver.probe.Show.text(o); }
static $TYPE plain($TYPE x) { return x; }
@Async static Coroutine<Object> g($TYPE p, boolean b, $TYPE q) {
  await(leaf(0)); $TYPE r = b ? p : q; await(leaf(1)); p = q;
  return value(f(p, 1, q, 2, r));
}
@Async Coroutine<Object> box() {
  $TYPE v = $CONST; $TYPE[] a = {v, $CONST};
  log(f(v, await(leaf(1)), $AWAIT, await(leaf(2L)), v)); log(f($AWAIT, 1, v, 2L, $AWAIT));
  log(f(plain($AWAIT), await(leaf(3)), plain(v), 4, plain($CONST)));
  field = $AWAIT; shared = v; a[await(leaf(1))] = $AWAIT; log(f(field, 1, shared, 2, a[1]));
  a[0] = field = v = $AWAIT; log(f(v, 1, a[await(leaf(0))], await(leaf(5L)), this.field));
  $TYPE w = await(leaf(true)) ? $AWAIT : v; Object o = w; await(leaf(6)); log(o);
  for (int i = 0; i < 2; i++) { $TYPE t = v; v = $AWAIT; w = t; log(await(leaf(i))); }
  try { v = $CONST; await(leaf(7)); v = w; } catch (IllegalStateException e) { log(v); }
  log(await(g(v, await(leaf(true)), $AWAIT)));
  return value(f(v, 1, w, 2, a[0]));
}
""".replace("$NAME", kind.name())
                .replace("$TYPE", kind.type())
                .replace("$CONST", kind.constant())
                .replace("$AWAIT", kind.awaited());
    }

    @TestFactory
    Stream<DynamicNode> large() {
        return ThreeWays.testOnce(
                Program.parse(manyLocals() + wideConcat() + manyAwaits() + deepBlocks() + manyCases() + largeFrame()));
    }

    /** 300 locals of five types, all live at the awaits. */
    private static String manyLocals() {
        String[] types = {"int", "long", "double", "String", "float"};
        String declared = each(300, i -> types[i % 5] + " v" + i + " = " + (i % 5 == 3 ? "\"s" + i + "\"" : i) + ";\n");
        String used = each(300, i -> "s += v" + i + ";\n");
        return "// manyLocals [nofail]\nString s = \"\";\n" + declared + "v0 = await(leaf(1)); v1 = await(leaf(2L));\n"
                + used + "s += await(leaf(3));\n" + used + "return value(s);\n";
    }

    /** More than 200 operands, which javac splits into several calls. */
    private static String wideConcat() {
        String operands = each(250, i -> " + " + (i % 100 == 99 ? "await(leaf(" + i + "))" : "a + " + i + "L"));
        return "// wideConcat [nofail]\nString a = \"a\";\nreturn value(\"\"" + operands + ");\n";
    }

    private static String manyAwaits() {
        return "// manyAwaits [nofail]\nint x = 0;\n" + each(250, i -> "x += await(leaf(x + " + i + "));\n")
                + "return value(x);\n";
    }

    private static String deepBlocks() {
        return "// deepBlocks\nint x = 0;\n" + each(15, i -> "try { x += await(leaf(" + i + ")); if (x >= 0) {\n")
                + "x++;\n" + each(15, i -> "} } finally { x = x * 3 + " + i + "; }\n") + "return value(x);\n";
    }

    private static String manyCases() {
        return "// manyCases [nofail]\nString s = \"\"; for (int i = 0; i < 60; i++) switch (i) {\n"
                + each(50, i -> "case " + i + ": s += " + (i % 3 == 0 ? "await(leaf(" + i + "))" : i) + "; break;\n")
                + "default: s += \"d\"; }\nreturn value(s);\n";
    }

    /** Jumps beyond 32 KB, which need goto_w or inverted branches. */
    private static String largeFrame() {
        return "// farJumps [nofail]\nint x = 0; for (int i = 0; i < 2; i++) { if (await(leaf(i)) == 0) {\n"
                + each(3000, i -> "x = x * 31 + " + (i + 40_000) + ";\n")
                + "} else { x += await(leaf(1)); } }\nreturn value(x);\n";
    }

    private static String each(int count, java.util.function.IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
    }

    @AfterAll
    static void writeCounts() throws IOException {
        Counts.write();
    }
}
