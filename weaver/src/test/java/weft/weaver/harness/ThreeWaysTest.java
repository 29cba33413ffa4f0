package weft.weaver.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The harness finds what it is there to find. */
class ThreeWaysTest {
    @Test
    @DisplayName("a program that does the same passes")
    void same() {
        assertThatNoException().isThrownBy(() -> check("// same\nlog(1); return value(await(leaf(2)));"));
    }

    @Test
    @DisplayName("a program whose call stands before its await does something else when it is lazy")
    void otherTrace() {
        assertThatThrownBy(() -> check("""
// lazy
@Async Coroutine<Integer> f() { log("f"); return value(await(leaf(1))); }
@Async Coroutine<Object> box() { Coroutine<Integer> c = f(); log("box"); return value(await(c)); }
"""))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("javac 17 -g -parameters, ready")
                .hasMessageContaining("[f, await#1 1, box]")
                .hasMessageContaining("[box, f, await#1 1]");
    }

    @Test
    @DisplayName("another result is found")
    void otherResult() {
        assertThatThrownBy(
                        () -> check("// world\nreturn value(await(leaf(Coroutine.class.getDeclaredFields().length)));"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("returned");
    }

    @Test
    @DisplayName("a difference that only a suspension makes is found, and the run is named")
    void otherWhenSuspended() {
        assertThatThrownBy(() -> check("""
// suspended
@Async Coroutine<Object> box() { int depth = new Throwable().getStackTrace().length; await(leaf(1)); return value(depth == new Throwable().getStackTrace().length); }
""")).isInstanceOf(AssertionError.class).hasMessageContaining("all suspended");
    }

    @Test
    @DisplayName("a difference that only a failing leaf makes is found, and the leaf is named")
    void otherWhenFailing() {
        assertThatThrownBy(() -> check("""
// failing
@Async Coroutine<Integer> f(int x) { return value(await(leaf(x))); }
@Async Coroutine<Object> box() { Coroutine<Integer> c; try { c = f(1); } catch (IllegalStateException e) { log("early"); c = value(0); } return value(await(c)); }
""")).isInstanceOf(AssertionError.class).hasMessageContaining("leaf 1 fails");
    }

    @Test
    @DisplayName("a program in which nothing is woven is no test")
    void nothingWoven() {
        assertThatThrownBy(() -> check("// plain\nCoroutine<Object> box() { return value(1); }"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("something was woven");
    }

    @Test
    @DisplayName("a program that the weaver refuses fails")
    void refused() {
        assertThatThrownBy(() -> check("// monitor\nsynchronized (this) { return value(await(leaf(1))); }"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("synchronized");
    }

    @Test
    @DisplayName("a program that never ends is stopped by its leaves")
    void runaway() {
        assertThatNoException().isThrownBy(() -> check("// runaway [nofail]\nwhile (true) await(leaf(1));"));
    }

    @Test
    @DisplayName("JaCoCo's probes are there, before or after")
    void coverage() {
        String text = "class Main { int f(int x) { return x > 1 ? 2 : 3; } }";
        byte[] classFile = Compiler.compile("Main.java", text).get("Main");

        byte[] instrumented = Coverage.instrument("Main", classFile);

        assertThat(new String(instrumented, StandardCharsets.ISO_8859_1)).contains("$jacocoInit");
        assertThat(Variant.OTHERS)
                .extracting(Variant::coverage)
                .contains(Coverage.BEFORE_WEAVING, Coverage.AFTER_WEAVING);
    }

    private static void check(String text) {
        List<Program> programs = Program.parse(text);
        ThreeWays.compile(Variant.MAIN, programs).check(programs.get(0));
    }
}
