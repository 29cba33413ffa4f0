package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.harness.Compiler;
import weft.weaver.harness.Sources;
import weft.weaver.harness.Variant;

/** Methods near the limits of a class file, and what weaving takes as they get larger. */
class LargeMethodTest {
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @DisplayName("branches, back jumps and switches that reach over 32 KB, with and without the variables kept")
    @ValueSource(booleans = {false, true})
    void longJumps(boolean keepLocals) throws Throwable {
        StringBuilder text = new StringBuilder("""
class Main {
    static String a = "a";
    @Async static Coroutine<Long> f(int x, String s, long wide, double d) {
        long sum = 0;
        Object kept = new StringBuilder(x > 1 ? "one" : "" + s);
        for (int i = 0; i < 3; i++) {
            if (x > 7) {
                sum += 7;
            } else if (s != null && x + i != 2) {
                try {
                    sum += await(leaf(i));
""");
        for (int i = 0; i < 3000; i++) text.append("x += ").append(1000 + i).append("; sum ^= x;\n");
        text.append("""
                    if (s == a) continue;
                    sum += await(leaf(3));
                } catch (IllegalStateException e) {
                    sum++;
                } finally {
                    sum += kept.toString().length() + wide;
                }
            }
            switch (x % 3) {
                case 0: sum += d; break;
                case 1: x -= 5; if (x < 0 || s == null) break;
                default: sum -= await(leaf(5));
            }
        }
        return value(sum);
    }
    static long call(int x, String s) { return run(f(x, s, 1L << 33, 0.5)); }
    @Async static Coroutine<Long> awaitFirst(int x) {
        long sum = 0;
        while (x < 3) {
            sum += await(leaf(x++));
""");
        for (int i = 0; i < 3300; i++) text.append("sum ^= ").append(40_000 + i).append(";\n");
        text.append("}\nreturn value(sum);\n}\n");
        text.append("static long call(int x) { return run(awaitFirst(x)); }\n");
        text.append("static long plain(int x) { long sum = 0; while (x < 3) { Object o = new Object(); x++;");
        for (int i = 0; i < 3300; i++) text.append("sum ^= ").append(40_000 + i).append(";\n");
        text.append("if (o == null) break; } return sum; }\n}\n");
        Map<String, byte[]> classFiles = Sources.compile(text.toString(), "-g");
        Class<?> plain = Sources.loadBlocking(classFiles);
        Class<?> woven = Sources.load(Sources.woven(classFiles, new Weaver(Checks.CLASS_FILE, keepLocals)));

        for (int x : List.of(0, 1, 2, 8)) {
            for (String s : new String[] {null, "a", "b"}) {
                assertThat(Sources.call(woven, "call", x, s)).isEqualTo(Sources.call(plain, "call", x, s));
            }
            assertThat(Sources.call(woven, "call", x)).isEqualTo(Sources.call(plain, "call", x));
            assertThat(Sources.call(woven, "plain", x)).isEqualTo(Sources.call(plain, "plain", x));
        }
    }

    @Test
    @DisplayName("500 try statements in 31 KB")
    void manyHandlers() throws Throwable {
        StringBuilder text = new StringBuilder("""
class Main {
    static int bad;
    @Async static Coroutine<Integer> row(String[] cells) {
        int sum = 0;
        String last = null;
        while (sum < 1) {
""");
        for (int i = 1; i <= 500; i++) {
            text.append("try { last = cells[")
                    .append(i % 9)
                    .append("]; sum += Integer.parseInt(last) * ")
                    .append(i);
            text.append("; } catch (IllegalArgumentException e) { sum += last.length(); bad++; } finally { sum ^= ");
            text.append(i).append("; }\n");
            if (i % 20 == 0) text.append("sum += await(leaf(").append(i).append("));\n");
        }
        text.append("}\nreturn value(sum);\n}\n");
        text.append("static int call() { return run(row(\"1 2 3 4 5 x 7 8 9\".split(\" \"))); }\n}\n");
        Map<String, byte[]> classFiles = Sources.compile(text.toString(), "-g");

        assertThat(Sources.call(Sources.load(Sources.woven(classFiles)), "call"))
                .isEqualTo(Sources.call(Sources.loadBlocking(classFiles), "call"));
    }

    @Test
    @DisplayName("a body that fits is woven, whatever an estimate says")
    void fits() {
        StringBuilder text = new StringBuilder("class Main {\n@Async static Coroutine<Integer> f(int x) {\n");
        text.append("await(leaf(1));\n");
        for (int i = 0; i < 3800; i++) text.append("while (x < ").append(i % 90).append(") x++;\n");
        Map<String, byte[]> classFiles =
                Sources.compile(text.append("return value(x);\n}\n}\n").toString(), "-g:none");

        assertThat(Sources.weave(classFiles)).allMatch(Woven::changed);
    }

    @Test
    @DisplayName("a body that does not fit, as only its writer knows")
    void doesNotFit() {
        StringBuilder text = new StringBuilder("class Main {\n@Async static Coroutine<Integer> f(int x) {\n");
        for (int i = 0; i < 550; i++) text.append("await(leaf(1));\n");
        for (int i = 0; i < 3750; i++) text.append("while (x < 9) x++;\n");
        Map<String, byte[]> classFiles =
                Sources.compile(text.append("return value(x);\n}\n}\n").toString(), "-g");

        assertThat(Sources.diagnostics(classFiles))
                .singleElement(as(STRING))
                .matches("Main\\.java:4: error: the woven body of f takes (at least )?\\d{5} bytes, more than the 65535"
                        + " that a class file allows; split the method");
    }

    @Test
    @DisplayName("a body that is far too large is refused before it is built")
    void hopeless() {
        Map<String, byte[]> classFiles =
                Compiler.compile(Variant.MAIN, Map.of("p/Main.java", Program.manyLocals(1000, 4000)));
        byte[] classFile = classFiles.get("p.Main");

        long[] bytes = new long[1];
        Woven woven = weave(classFile, bytes);

        assertThat(woven.changed()).isFalse();
        assertThat(woven.diagnostics())
                .singleElement()
                .asString()
                .matches("Main\\.java:\\d+: error: the woven body of fill takes more than the 65535 bytes that a class"
                        + " file allows: it has 4000 awaits, and saves up to \\d+ values at each; split the method");
        assertThat(bytes[0]).isLessThan(400L * MEGABYTE);
    }

    @Test
    @DisplayName("twice as many of anything take at most twice as much")
    void linear() {
        growsLinearly(
                "methods",
                150,
                n -> Program.repeat(
                        n,
                        i -> "@Async static Coroutine<Integer> m" + i
                                + "(int x) { return value(await(leaf(x)) + 1); }\n"));
        growsLinearly(
                "lambdas",
                150,
                n -> "static void f(List<Supplier<Coroutine<Integer>>> all) {\n"
                        + Program.repeat(n, i -> "all.add(() -> { return value(await(leaf(" + i + "))); });\n")
                        + "}\n");
        growsLinearly("awaits", 400, n -> Program.method(Program.repeat(n, i -> "x += await(leaf(x));\n")));
        growsLinearly(
                "locals",
                50,
                n -> Program.method(Program.repeat(n, i -> "int v" + i + " = x;\n")
                        + Program.repeat(3000, i -> "x ^= 3;\n")
                        + "x += await(leaf(x));\n"
                        + Program.repeat(n, i -> "x += v" + i + ";\n")));
        growsLinearly(
                "handlers",
                150,
                n -> Program.method(Program.repeat(
                        n,
                        i -> "try { x += await(leaf(x)); }"
                                + " catch (IllegalStateException e) { x--; } finally { x ^= 3; }\n")));
        growsLinearly(
                "creations",
                250,
                n -> Program.method(Program.repeat(n, i -> "x += new StringBuilder(await(leaf(\"x\"))).length();\n")));
        growsLinearly(
                "branches",
                800,
                n -> Program.method("x += await(leaf(x));\n" + Program.repeat(n, i -> "if (x > " + i + ") x++;\n")));
    }

    private static void growsLinearly(String what, int count, IntFunction<String> members) {
        byte[] once = classFile(members.apply(count));
        byte[] twice = classFile(members.apply(2 * count));
        long[] bytes = new long[2];
        weave(once, new long[1]); // what is made once only
        long[] of = new long[1];
        assertThat(weave(once, of).changed()).as(what).isTrue();
        bytes[0] = of[0];
        assertThat(weave(twice, of).changed()).as(what).isTrue();
        bytes[1] = of[0];
        assertThat((double) bytes[1] / bytes[0]).as(what).isLessThan(2.3);
    }

    private static byte[] classFile(String members) {
        return Sources.compile("class Main {\n" + members + "}\n", "-g").get("p.Main");
    }

    private static Woven weave(byte[] classFile, long[] bytes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Woven woven = new Weaver().weave(classFile);
        bytes[0] = threads.getCurrentThreadAllocatedBytes() - before;
        return woven;
    }

    /** Texts of large programs. */
    private static final class Program {
        static String method(String statements) {
            return "@Async static Coroutine<Integer> f(int x) throws Exception {\n" + statements
                    + "return value(x);\n}\n";
        }

        static String repeat(int times, IntFunction<String> text) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < times; i++) all.append(text.apply(i));
            return all.toString();
        }

        static String manyLocals(int locals, int awaits) {
            return "package p; import static weft.Asyncio.*; import weft.*; import weft.annotations.Async;\n"
                    + "class Main {\n@Async static Coroutine<Integer> fill(int x, Task<?> t) {\n"
                    + repeat(locals, i -> "int c" + i + " = x;\n") + repeat(awaits, i -> "await(t);\n")
                    + repeat(locals, i -> "x += c" + i + ";\n") + "return value(x);\n}\n}\n";
        }
    }
}
