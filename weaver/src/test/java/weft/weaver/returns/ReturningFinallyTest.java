package weft.weaver.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.weaver.harness.Compiler;
import weft.weaver.harness.Sources;
import weft.weaver.harness.Variant;

/** Finally blocks that may return another value than the one that is being returned. */
class ReturningFinallyTest {
    private static final String SAY = SameInEveryRowTest.HEAD + """
            static String held() { return Thread.holdsLock(door) ? "held" : "free"; }
            @Async static Coroutine<String> say(String text) {
                log.add(text + "-" + held());
                await(yieldNow());
                return value(text);
            }
            """;

    static List<Variant> rows() {
        return Rows.ALL;
    }

    private static final String UNDER_LOCK = SAY + """
            @Async static Coroutine<String> ready(int k) {
                synchronized (door) {
                    try {
                        return value("own");
                    } finally {
                        if (k > 0) return say("other");
                    }
                }
            }
            @Async static Coroutine<String> parameter(int k, Coroutine<String> own) {
                synchronized (door) {
                    synchronized (log) {
                        try {
                            if (k < 2) return value("own");
                        } finally {
                            if (k > 0) return own;
                        }
                    }
                }
                return value("never");
            }
            static List<Object> main() {
                for (int k = 0; k < 2; k++) { show(ready(k)); show(parameter(k, say("third"))); }
                return log;
            }
            }
            """;

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("under a lock, the value that finally returns is awaited, and the one that it replaces is not")
    void underLock(Variant row) throws Throwable {
        assertThat(SameInEveryRowTest.texts(SameInEveryRowTest.run(row, UNDER_LOCK)))
                .containsExactly("own", "own", "other-free other", "third-free third");
    }

    private static final String BY_CATCH = SAY + """
            @Async static Coroutine<String> plain(int k) {
                try {
                    return say("own");
                } finally {
                    try {
                        if (k > 0) return say("other");
                        throw new IllegalStateException();
                    } catch (IllegalStateException e) { log.add("caught"); }
                }
            }
            @Async static Coroutine<String> locked(int k) {
                try {
                    synchronized (door) { return say("own"); }
                } finally {
                    log.add("clean");
                    try {
                        if (k > 0) return say("other");
                        throw new IllegalStateException();
                    } catch (IllegalStateException e) { log.add("caught"); }
                }
            }
            @Async static Coroutine<String> variable(int k) {
                Coroutine<String> own;
                try {
                    own = say("own");
                } finally {
                    try {
                        if (k > 0) return say("other");
                        throw new IllegalStateException();
                    } catch (IllegalStateException e) { log.add("caught"); }
                }
                return own;
            }
            static List<Object> main() {
                for (int k = 0; k < 2; k++) { show(plain(k)); show(locked(k)); show(variable(k)); }
                return log;
            }
            }
            """;

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("a finally block that ends by a catch clause alone is a finally block")
    void endsByCatch(Variant row) throws Throwable {
        assertThat(SameInEveryRowTest.texts(SameInEveryRowTest.run(row, BY_CATCH)))
                .containsExactly(
                        "own-free caught own",
                        "own-free clean caught own",
                        "caught own-free own",
                        "own-free other-free other",
                        "own-free clean other-free other",
                        "other-free other");
    }

    private static final String REPLACED = """
            package p; import static weft.Asyncio.*; import weft.*; import weft.annotations.Async; class Main {
            @Async Coroutine<Integer> knock() { return value(3); }
            @Async Task<Integer> job() { return Task.completed(3); }
            @Async Coroutine<Integer> returned(int k) {
                try {
                    if (k > 0) return value(k);
                    return knock();
                } finally {
                    return value(4);
                }
            }
            @Async Coroutine<Integer> thrown(int k) {
                try {
                    try {
                        return k > 0 ? value(k) : knock();
                    } finally {
                        k++;
                    }
                } finally {
                    throw new IllegalStateException();
                }
            }
            @Async Task<Integer> caught(int k) {
                try {
                    if (k > 0) return Task.completed(k);
                } catch (IllegalStateException e) {
                    return job();
                } finally {
                    return Task.completed(4);
                }
            }
            }
            """;

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("what a finally block always replaces is nowhere awaited: an error with the line and the remedy")
    void replaced(Variant row) {
        List<String> said = Sources.diagnostics(Compiler.compile(row, Map.of("p/Main.java", REPLACED)));

        assertThat(said)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .contains(": error: ", "finally block always returns or throws", "value(await(...))"));
        if (!Rows.hasLines(row)) return;
        assertThat(said.get(0)).contains(":7: ");
        assertThat(said.get(1)).contains(":15: ");
        assertThat(said.get(2)).contains(":27: ");
    }

    private static final String AWAITED = SAY + """
            @Async static Coroutine<String> replaced() {
                try {
                    await(say("statement"));
                    return value(await(say("own")));
                } finally {
                    return say("other");
                }
            }
            static List<Object> main() { show(replaced()); return log; }
            }
            """;

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("what is awaited before a finally block replaces it is woven")
    void awaited(Variant row) throws Throwable {
        assertThat(SameInEveryRowTest.texts(SameInEveryRowTest.run(row, AWAITED)))
                .containsExactly("statement-free own-free other-free other");
    }

    private static final String CLOSING = SAY + """
            @Async static Coroutine<String> returned(int k) {
                try {
                    if (k > 0) throw new IllegalStateException("no");
                    return say("own");
                } catch (Throwable e) {
                    try (Till till = new Till()) { log.add("till"); }
                    throw e;
                } finally {
                    log.add("clean");
                }
            }
            static List<Object> main() { show(returned(0)); show(returned(1)); return log; }
            }
            """;

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("a catch clause that closes a resource and throws again is no try-with-resources statement")
    void closingCatch(Variant row) throws Throwable {
        assertThat(SameInEveryRowTest.texts(SameInEveryRowTest.run(row, CLOSING)))
                .containsExactly("own-free clean own", "till shut clean no");
    }
}
