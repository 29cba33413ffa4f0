package weft.weaver.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.weaver.harness.Compiler;
import weft.weaver.harness.Sources;
import weft.weaver.harness.Variant;

/** Programs that do the same, whatever compiler wrote the class file and whatever debug tables it has. */
class SameInEveryRowTest {
    static final String HEAD = """
            package p;
            import static weft.Asyncio.*;
            import java.util.*;
            import java.util.function.Function;
            import weft.Coroutine;
            import weft.annotations.Async;

            class Main {
                static final List<Object> log = new ArrayList<>();
                static final Object door = new Object();

                record Till() implements AutoCloseable { public void close() { log.add("shut"); } }

                static void show(Coroutine<?> call) {
                    try { log.add(run(call)); } catch (RuntimeException e) { log.add(e.getMessage()); }
                    log.add(";");
                }
            """;

    static List<Variant> rows() {
        return Rows.ALL;
    }

    private static final String OVER_LINES = HEAD + """
            static final class Shelf {
                @Async Coroutine<Integer> price(int item) {
                    await(yieldNow());
                    log.add("priced");
                    if (item == 0) throw new IllegalArgumentException("sold out");
                    return value(item * 5);
                }
            }
            static Shelf shelf() { return new Shelf(); }
            @Async static Coroutine<Integer> counted(int item) {
                try {
                    return shelf()
                            .price(item);
                } catch (IllegalArgumentException e) {
                    log.add("caught");
                    return value(-1);
                } finally {
                    log.add("counted");
                }
            }
            @Async static Coroutine<Integer> sold(int item) {
                try (Till till = new Till()) {
                    return shelf()
                            .price(item);
                }
            }
            @Async static Coroutine<Integer> chosen(int item) {
                try {
                    return item > 100
                            ? value(0)
                            : shelf().price(item);
                } finally {
                    log.add("chosen");
                }
            }
            @Async static Coroutine<Integer> switched(int item) {
                try {
                    return switch (item) {
                        case 100 -> {
                            log.add("hundred");
                            yield value(0);
                        }
                        default ->
                            shelf()
                                    .price(item);
                    };
                } finally {
                    log.add("switched");
                }
            }
            static List<Object> main() {
                show(counted(3)); show(counted(0)); show(sold(3)); show(sold(0)); show(chosen(3)); show(switched(3));
                return log;
            }
            }
            """;

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("a return over several lines is awaited inside its try statement")
    void overLines(Variant row) throws Throwable {
        assertThat(texts(run(row, OVER_LINES)))
                .containsExactly(
                        "priced counted 15",
                        "priced caught counted -1",
                        "priced shut 15",
                        "priced shut sold out",
                        "priced chosen 15",
                        "priced switched 15");
    }

    private static final String VARIABLES = HEAD + """
            @Async static Coroutine<String> search() {
                log.add("searched"); throw new IllegalStateException("no disk");
            }
            @Async static Coroutine<String> caught(boolean known) {
                try {
                    Coroutine<String> found = search();
                    if (known) return value("known");
                    log.add("miss");
                    return found;
                } catch (IllegalStateException e) { return value("none"); }
            }
            @Async static Coroutine<String> looped(boolean known) {
                Coroutine<String> found;
                while (true) {
                    try {
                        found = search();
                        if (known) break;
                        log.add("miss");
                        return found;
                    } catch (IllegalStateException e) { return value("none"); }
                }
                return value("known");
            }
            @Async static Coroutine<String> closed(boolean known) {
                try (Till till = new Till()) {
                    Coroutine<String> found = search();
                    if (known) return value("known");
                    log.add("miss");
                    return found;
                }
            }
            @Async static Coroutine<String> ended(boolean known) {
                try {
                    Coroutine<String> found = search();
                    if (known) return value("known");
                    log.add("miss");
                    return found;
                } finally { log.add("end"); }
            }
            @Async static Coroutine<String> locked(boolean known) {
                synchronized (door) {
                    Coroutine<String> found = search();
                    if (known) return value("known");
                    log.add("miss");
                    return found;
                }
            }
            static List<Object> main() {
                for (boolean known : new boolean[] {true, false}) {
                    show(caught(known)); show(looped(known)); show(closed(known)); show(ended(known)); show(locked(known));
                }
                return log;
            }
            }
            """;

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("a variable is awaited where it is returned, and not at all where it is not")
    void variables(Variant row) throws Throwable {
        assertThat(texts(run(row, VARIABLES)))
                .containsExactly(
                        "known",
                        "known",
                        "shut known",
                        "end known",
                        "known",
                        "miss searched none",
                        "miss searched none",
                        "miss searched shut no disk",
                        "miss searched end no disk",
                        "miss searched no disk");
    }

    private static final String LOCKED = HEAD + """
            static String held() { return Thread.holdsLock(door) ? "held" : "free"; }
            static int called(int item) { log.add(held()); return item; }
            @Async static Coroutine<Integer> knock(int item) {
                await(yieldNow());
                log.add(held());
                if (item == 0) throw new IllegalStateException("closed");
                return value(item);
            }
            @Async static Coroutine<Integer> last(int item) {
                synchronized (door) {
                    return knock(called(item));
                }
            }
            @Async static Coroutine<Integer> early(int item) {
                synchronized (door) {
                    if (item < 5) return knock(called(item));
                    log.add("late");
                }
                return value(held().length());
            }
            @Async static Coroutine<Integer> cleaned(int item) {
                try {
                    synchronized (door) {
                        synchronized (log) {
                            return item == 3 ? value(called(item)) : knock(called(item));
                        }
                    }
                } catch (IllegalStateException e) {
                    return value(-1);
                } finally {
                    log.add("finally " + held());
                }
            }
            static List<Object> main() {
                for (int item : new int[] {0, 3, 9}) { show(last(item)); show(early(item)); show(cleaned(item)); }
                log.add(held()); log.add(";");
                return log;
            }
            }
            """;

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("what a synchronized block returns is called under the lock and awaited behind it")
    void locked(Variant row) throws Throwable {
        assertThat(texts(run(row, LOCKED)))
                .containsExactly(
                        "held free closed",
                        "held free closed",
                        "held free finally free -1",
                        "held free 3",
                        "held free 3",
                        "held finally free 3",
                        "held free 9",
                        "late 4",
                        "held free finally free 9",
                        "free");
    }

    private static final String GUARDED = """
            package p; import static weft.Asyncio.*; import weft.Coroutine; import weft.annotations.Async; class Main {
            @Async Coroutine<Integer> knock() { return value(3); }
            @Async Coroutine<Integer> enter() {
                synchronized (this) {
                    try {
                        return knock();
                    } catch (IllegalStateException e) {
                        return value(-1);
                    }
                }
            }
            }
            """;

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("inside a try statement under the lock there is no right place: an error with the line")
    void guarded(Variant row) {
        List<String> said = Sources.diagnostics(Compiler.compile(row, Map.of("p/Main.java", GUARDED)));

        assertThat(said).isNotEmpty().allSatisfy(line -> assertThat(line).contains(": error: ", "weft.sync.Lock"));
        if (Rows.hasLines(row))
            assertThat(said).allSatisfy(line -> assertThat(line).contains(":6: "));
    }

    static List<?> run(Variant row, String source) throws Throwable {
        Map<String, byte[]> woven = Sources.woven(Compiler.compile(row, Map.of("p/Main.java", source)));
        // Code that releases a monitor twice may never end.
        woven.forEach((name, classFile) ->
                assertThat(MonitorBalance.faultOf(classFile)).as(name).isNull());
        return (List<?>) Sources.call(Sources.load(woven), "main");
    }

    /** The entries up to each semicolon. */
    static List<String> texts(List<?> log) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Object entry : log) {
            if (entry.equals(";")) {
                texts.add(text.toString().strip());
                text.setLength(0);
            } else {
                text.append(entry).append(' ');
            }
        }
        return texts;
    }
}
