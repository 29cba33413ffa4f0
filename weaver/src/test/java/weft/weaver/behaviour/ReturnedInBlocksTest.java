package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.weaver.harness.Sources;

/**
 * What is returned out of synchronized blocks and out of switch expressions with try statements, whatever the tables.
 */
class ReturnedInBlocksTest {
    private static final String HEAD = """
            class Main {
                static final Object LOCK = new Object();
                static final List<Object> log = new ArrayList<>();
                @Async static Coroutine<String> ask(String x) {
                    await(yieldNow());
                    log.add(x + (Thread.holdsLock(LOCK) ? " locked" : ""));
                    if (x.startsWith("bad")) throw new IllegalStateException(x);
                    return value(x);
                }
            """;

    private static final String SOURCE = HEAD + """
                @Async static Coroutine<String> early(int k) {
                    synchronized (LOCK) {
                        log.add("in");
                        if (k > 0) return k > 1 ? ask("bad 1") : ask("1");
                    }
                    log.add("out");
                    return value("0");
                }
                @Async static Coroutine<String> around(int k) {
                    try {
                        synchronized (LOCK) {
                            return k > 1 ? ask("bad 2") : value("2");
                        }
                    } catch (IllegalStateException e) {
                        return value("caught");
                    } finally {
                        log.add("finally");
                    }
                }
                @Async static Coroutine<String> yields(int k) {
                    return switch (k) {
                        case 0 -> ask("3");
                        default -> {
                            try { yield ask("bad 3"); }
                            catch (IllegalStateException e) { yield value("caught 3"); }
                        }
                    };
                }
                @Async static Coroutine<String> assigns(int k) {
                    Coroutine<String> kept = null;
                    try {
                        return kept = ask("bad 4");
                    } catch (IllegalStateException e) {
                        return value("caught 4");
                    } finally {
                        log.add("finally");
                    }
                }
                @Async static Coroutine<String> behind(int k) {
                    synchronized (LOCK) {
                        Coroutine<String> kept;
                        try {
                            kept = ask("5");
                            if (k > 2) return value("left");
                        } catch (IllegalStateException e) {
                            kept = ask("bad 5");
                        }
                        return kept;
                    }
                }
                @Async static Coroutine<String> nothing(int k) {
                    try {
                        return ask("bad 6");
                    } catch (IllegalStateException e) {
                        log.add("caught 6");
                    } finally {
                    }
                    return ask("6");
                }
                @Async static Coroutine<String> neverCaught(Coroutine<String> p) {
                    try {
                        Coroutine<String> kept = p;
                    } catch (RuntimeException e) {
                        synchronized (LOCK) {
                            return ask("7");
                        }
                    }
                    return ask("8");
                }
                static String show(Coroutine<String> made) {
                    try { return run(made); } catch (IllegalStateException e) { return "threw " + e.getMessage(); }
                }
                static Object main(List<Object> said) {
                    said.add(show(early(0)));
                    said.add(show(early(1)));
                    said.add(show(early(2)));
                    said.add(show(around(1)));
                    said.add(show(around(2)));
                    said.add(show(yields(0)));
                    said.add(show(yields(1)));
                    said.add(show(assigns(1)));
                    said.add(show(behind(1)));
                    said.add(show(behind(3)));
                    said.add(show(nothing(1)));
                    said.add(Thread.holdsLock(LOCK));
                    return log;
                }
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:source,lines", "-g:none", "-g:vars"})
    @DisplayName("it is awaited behind the monitor and inside the try statements around it")
    void awaited(String debug) throws Throwable {
        List<Object> said = new ArrayList<>();
        Class<?> main = Sources.load(Sources.woven(Sources.compile(SOURCE, debug)));

        assertThat((List<?>) Sources.call(main, "main", said))
                .isEqualTo(List.of(
                        "in",
                        "out",
                        "in",
                        "1",
                        "in",
                        "bad 1",
                        "finally",
                        "bad 2",
                        "finally",
                        "3",
                        "bad 3",
                        "bad 4",
                        "finally",
                        "5",
                        "bad 6",
                        "caught 6",
                        "6"));

        assertThat(said)
                .containsExactly(
                        "0", "1", "threw bad 1", "2", "caught", "3", "caught 3", "caught 4", "5", "left", "6", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synchronized (LOCK) { try { return ask(\"1\"); } catch (IllegalStateException e) { throw e; } }",
                "synchronized (LOCK) { try { return ask(\"1\"); } finally { log.add(\"f\"); } }",
                "synchronized (LOCK) { return switch (k) { case 1 -> { try { yield ask(\"x\"); } catch"
                        + " (IllegalStateException e) { yield ask(\"y\"); } } default -> ask(\"z\"); }; }"
            })
    @DisplayName("a try statement under the monitor, which would end before the await, is refused")
    void refused(String body) {
        for (String debug : List.of("-g", "-g:source,lines", "-g:vars", "-g:none")) {
            String text = HEAD + "@Async static Coroutine<String> m(int k) {\n" + body + "\n}}";
            assertThat(Sources.diagnostics(Sources.compile(text, debug)))
                    .as(debug)
                    .singleElement()
                    .asString()
                    .contains("error: what is returned here is awaited inside a try statement, and that is inside a"
                            + " synchronized block: the monitor would be held while the method is suspended; leave the"
                            + " block before the return, or use weft.sync.Lock");
        }
    }
}
