package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import weft.Asyncio;
import weft.Coroutine;
import weft.weaver.harness.Sources;

/** Where a machine says that it stands, as stack traces show it. */
class LocationTest {
    private static final String SOURCE = """
public class Main {
    @Async public static Coroutine<Integer> outer(int n) {
        int one = n > 5
            ? await(inner("a"))
            : await(inner("b"));
        return value(one
            + await(inner("c")));
    }
    @Async static Coroutine<Integer> inner(String s) {
        await(weft.Asyncio.yieldNow());
        if (s.equals("b")) return value(1);
        throw new IllegalStateException(s);
    }
}
""";

    @Test
    @DisplayName("the line is that of the await at which it is suspended")
    void lines() throws Exception {
        List<String> straight = frames(failure("-g", 6));
        List<String> second = frames(failure("-g", 1));

        int first = line(straight.get(1));
        assertThat(straight.get(0)).isEqualTo("p.Main.inner(Main.java:" + (first + 8) + ")");
        assertThat(straight.get(1)).isEqualTo("p.Main.outer(Main.java:" + first + ")");
        assertThat(second.get(1)).isEqualTo("p.Main.outer(Main.java:" + (first + 3) + ")");
    }

    @Test
    @DisplayName("a class file without lines and source file shows class and method")
    void withoutDebugInformation() throws Exception {
        assertThat(frames(failure("-g:none", 6)).subList(0, 2))
                .containsExactly("p.Main.inner(Unknown Source)", "p.Main.outer(Unknown Source)");
    }

    @Test
    @DisplayName("a class file with lines and no source file, and the other way round")
    void withSomeDebugInformation() throws Exception {
        assertThat(frames(failure("-g:lines", 6)).get(1)).isEqualTo("p.Main.outer(Unknown Source)");
        assertThat(frames(failure("-g:source", 6)).get(1)).isEqualTo("p.Main.outer(Main.java)");
    }

    private static int line(String frame) {
        return Integer.parseInt(frame.replaceAll(".*:(\\d+)\\)", "$1"));
    }

    private static List<String> frames(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .map(StackTraceElement::toString)
                .map(frame -> frame.replaceAll("^.*//", ""))
                .toList();
    }

    private static Throwable failure(String flag, int argument) throws Exception {
        Class<?> program = Sources.load(Sources.woven(Sources.compile(SOURCE, flag)));
        Coroutine<?> coroutine =
                (Coroutine<?>) program.getMethod("outer", int.class).invoke(null, argument);
        return catchThrowable(() -> Asyncio.run(coroutine));
    }
}
