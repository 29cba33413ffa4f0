package weft.weaver.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
}
