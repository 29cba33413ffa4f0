package weft.weaver.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import weft.weaver.Weaver;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.harness.Compiler;
import weft.weaver.harness.Sources;
import weft.weaver.harness.Variant;

/** Which forgotten awaits are found, and what is no forgotten await; the texts are in {@link MisuseTest}. */
class ForgottenAwaitsTest {
    private static final String SEND =
            "class Main {\n@Async static Coroutine<Integer> send(int x) { return value(await(leaf(x))); }\n";

    @Test
    @DisplayName("what is awaited, kept, passed on, returned or read on one way out is not forgotten")
    void used() {
        assertThat(forgotten(SEND + """
                Coroutine<Integer> kept = send(1);
                static Coroutine<Integer> passed(Coroutine<Integer> x) { return x; }
                @Async static Coroutine<Integer> uses(boolean some, List<Coroutine<Integer>> all) throws Exception {
                    await(send(1));
                    all.add(send(2));
                    Coroutine<Integer> later = send(3);
                    if (some) return value(0);
                    Coroutine<Integer> first = null;
                    for (int i = 0; i < 2; i++) {
                        if (first != null) await(first);
                        first = send(i);
                    }
                    Coroutine<Integer> guarded = send(4);
                    try {
                        hashCodeOf(some);
                    } catch (RuntimeException e) {
                        await(guarded);
                    }
                    Callable<Coroutine<Integer>> callable = () -> send(5);
                    Function<Integer, Coroutine<Integer>> reference = Main::send;
                    Coroutine<Integer> either = some ? send(6) : send(7);
                    passed(await(callable.call()) == 0 ? either : later).close();
                    return reference.apply(8);
                }
                static int hashCodeOf(Object o) { return o.hashCode(); }
                static void none() { done(); value(1); run(send(1)); }
                static Integer run(Coroutine<Integer> x) { return 0; }
                """ + "}\n")).isEmpty();
    }

    @Test
    @DisplayName("a class that only calls an async method of another one is searched, too")
    void otherClass() {
        Map<String, byte[]> classFiles = Compiler.compile(
                "p/Main.java",
                "package p; class Main { void f(weft.Awaitable<?> a, Shop s) {\n s.send();\n }\n}\n"
                        + "interface Shop { weft.Coroutine<Void> send(); }",
                17,
                "-g");
        byte[] main = classFiles.get("p.Main");

        assertThat(new Weaver().weave(main).diagnostics()).isEmpty();
        assertThat(Weaver.mistakes(main))
                .singleElement()
                .asString()
                .startsWith(
                        "Main.java:2: warning: the coroutine of send is dropped and never runs; write await(send())");
    }

    @Test
    @DisplayName("a finalizer, which is in the class file for each way out of its block, is one warning")
    void finalizer() {
        assertThat(
                        forgotten(
                                SEND
                                        + "static int f(int x) {\ntry {\nif (x > 0) return 1;\nreturn 2;\n} finally {\nsend(x);\n}\n}\n}\n"))
                .singleElement()
                .asString()
                .startsWith("Main.java:9: warning: the coroutine of send is dropped");
    }

    @Test
    @DisplayName("an expression of which either side is dropped")
    void eitherSide() {
        String shop = "interface Shop { Coroutine<Void> a(); Coroutine<Void> b(); }\n";
        String choice =
                "class Main {\nvoid f(Shop s, int x) {\nswitch (x) {\ncase 1 -> s.a();\ndefault -> s.b();\n}\n}\n}\n";

        assertThat(forgotten(choice + shop)).hasSize(2);
    }

    @Test
    @DisplayName("tests drop what a mock returns, and what has to throw at once")
    void tests() {
        Map<String, String> sources = Map.of(
                "org/mockito/Mockito.java",
                        "package org.mockito; public class Mockito { public static <T> T verify(T mock) { return mock; } }",
                "org/junit/jupiter/api/function/Executable.java",
                        "package org.junit.jupiter.api.function; public interface Executable { void execute() throws Throwable; }",
                "p/Main.java", """
                package p;
                import org.junit.jupiter.api.function.Executable;
                class Main {
                    interface Shop { weft.Coroutine<Void> send(String x); weft.Coroutine<Void> all(); }
                    static void assertThrows(Executable e) {}
                    static void fail(String why) {}
                    void f(Shop shop) {
                        org.mockito.Mockito.verify(shop).send("x");
                        assertThrows(() -> shop.send(null));
                        assertThrows(shop::all);
                        try {
                            shop.send(null);
                            fail("no exception");
                        } catch (NullPointerException expected) {
                        }
                        shop.send("here");
                    }
                }
                """);

        List<Diagnostic> found = new ArrayList<>();
        Compiler.compile(Variant.javac(17, "-g"), sources)
                .values()
                .forEach(each -> found.addAll(Weaver.mistakes(each)));
        assertThat(found).singleElement().asString().startsWith("Main.java:16: ");
    }

    @Test
    @DisplayName("bytes that are no class file, or are cut off, have no warnings")
    void damaged() {
        byte[] whole =
                Sources.compile(SEND + "void f() { send(1); }\n}\n", "-g").get("p.Main");
        assertThat(Weaver.mistakes(whole)).hasSize(1);
        for (int length = 0; length < whole.length; length++) {
            assertThat(Weaver.mistakes(java.util.Arrays.copyOf(whole, length))).isEmpty();
        }
    }

    @Test
    @DisplayName("a class that was woven already is not searched again")
    void woven() {
        byte[] plain =
                Sources.compile(SEND + "void f() { send(1); }\n}\n", "-g").get("p.Main");

        assertThat(Weaver.mistakes(new Weaver().weave(plain).classFile())).isEmpty();
    }

    private static List<Diagnostic> forgotten(String source) {
        List<Diagnostic> found = new ArrayList<>();
        Sources.compile(source, "-g").values().forEach(each -> found.addAll(Weaver.mistakes(each)));
        return found;
    }
}
