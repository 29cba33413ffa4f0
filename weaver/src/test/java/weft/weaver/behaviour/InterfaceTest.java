package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.Asyncio;
import weft.Coroutine;
import weft.weaver.harness.Compiler;
import weft.weaver.harness.Sources;

/** Methods of interfaces: what weaving adds is no API, and the machines get in all the same. */
class InterfaceTest {
    private static final String SOURCE = """
package p;
import static weft.Asyncio.*;
import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;
public interface Main {
    int base();
    @Async default Coroutine<Integer> add(int n) {
        await(yieldNow());
        return value(base() + n + await(Inner.twice(n)));
    }
    @Async static CompletableFuture<Integer> of(int n) {
        await(yieldNow());
        return CompletableFuture.completedFuture(n);
    }
    @Async default Coroutine<Integer> fails() {
        await(yieldNow());
        throw new IllegalStateException("no");
    }
    interface Inner {
        @Async static Coroutine<Integer> twice(int n) {
            await(yieldNow());
            return value(2 * n);
        }
    }
    class Impl implements Main {
        public int base() {
            return 100;
        }
    }
    static Coroutine<Integer> all() {
        return new Impl().add(10);
    }
    static Coroutine<Integer> failing() {
        return new Impl().fails();
    }
    @Async static Coroutine<Integer> start() {
        return value(await(of(7)));
    }
}
""";

    @ParameterizedTest
    @ValueSource(ints = {8, 17})
    @DisplayName("no public method is added to an interface, and the woven ones run")
    void publicMethods(int release) throws Throwable {
        Map<String, byte[]> classFiles = Compiler.compile("p/Main.java", SOURCE, release, "-g");
        Map<String, byte[]> woven = Sources.woven(classFiles);
        Class<?> main = Sources.load(woven);

        assertThat(publicMethods(main)).isEqualTo(publicMethods(Sources.load(classFiles)));
        assertThat(woven).hasSize(classFiles.size() + 5);
        assertThat(Asyncio.run((Coroutine<?>) Sources.call(main, "all"))).isEqualTo(130);
        assertThat(Asyncio.run((Coroutine<?>) Sources.call(main, "start"))).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 17})
    @DisplayName("a stack trace and a coroutine's text show the interface's method")
    void location(int release) throws Throwable {
        Class<?> main = Sources.load(Sources.woven(Compiler.compile("p/Main.java", SOURCE, release, "-g")));
        Coroutine<?> failing = (Coroutine<?>) Sources.call(main, "failing");

        assertThat(failing).asString().contains("Main.fails");
        Throwable failure = catchThrowable(() -> Asyncio.run(failing));
        assertThat(failure).hasMessage("no");
        assertThat(failure.getStackTrace()[0].toString()).endsWith("p.Main.fails(Main.java:18)");
        assertThat(failure.getStackTrace())
                .noneMatch(frame ->
                        frame.toString().contains("weft$") || frame.toString().contains("invoke."));
    }

    private static List<String> publicMethods(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::toString)
                .sorted()
                .toList();
    }
}
