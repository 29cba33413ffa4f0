package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.weaver.harness.Sources;

/**
 * When a returned coroutine starts: the compiler's own locals are told from the user's, with debug tables or without.
 */
class ReturnedLaterTest {
    private static final String SOURCE = """
class Main {
    @Async static Coroutine<Integer> later(List<Object> log, int x) {
        log.add("later " + x);
        return value(x);
    }
    @Async static Coroutine<Integer> expression(List<Object> log) {
        try {
            return later(log, 1);
        } finally {
            if (log.isEmpty()) log.add("never"); else log.add("finally 1");
        }
    }
    @Async static Coroutine<Integer> local(List<Object> log) {
        Coroutine<Integer> c;
        try {
            c = later(log, 2);
        } finally {
            log.add("finally 2");
        }
        return c;
    }
    @Async static Coroutine<Integer> inCatch(List<Object> log) {
        try {
            throw new IllegalStateException();
        } catch (IllegalStateException e) {
            return later(log, 3);
        } finally {
            log.add("finally 3");
        }
    }
    @Async static Coroutine<Integer> localInside(List<Object> log) {
        try {
            Coroutine<Integer> c = later(log, 4);
            log.add("made 4");
            return c;
        } finally {
            log.add("finally 4");
        }
    }
    @Async static Coroutine<Object> all(List<Object> log) {
        return value("" + await(expression(log)) + await(local(log)) + await(inCatch(log)) + await(localInside(log)));
    }
    static Object main(List<Object> log) {
        return run(all(log));
    }
}
""";

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none", "-g:lines", "-g:source"})
    @DisplayName("a returned expression runs before finally, a returned local where it is loaded")
    void startsWhereItIsReturned(String debug) throws Throwable {
        List<Object> log = new ArrayList<>();
        Class<?> main = Sources.load(Sources.woven(Sources.compile(SOURCE, debug)));

        assertThat(Sources.call(main, "main", log)).isEqualTo("1234");

        assertThat(log)
                .containsExactly(
                        "later 1",
                        "finally 1",
                        "finally 2",
                        "later 2",
                        "later 3",
                        "finally 3",
                        "made 4",
                        "later 4",
                        "finally 4");
    }
}
