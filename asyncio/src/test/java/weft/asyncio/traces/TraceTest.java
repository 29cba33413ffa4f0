package weft.asyncio.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import weft.Coroutine;
import weft.EventLoop;
import weft.Runner;
import weft.VirtualClock;
import weft.annotations.Async;

/**
 * Runs the programs of this package and compares what they print of their failure with the golden files. Run with
 * {@code -Dweft.traces.update} to write them anew.
 */
class TraceTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "traces");
    private static final List<Class<?>> PROGRAMS =
            List.of(Crossing.class, Catching.class, Waiting.class, Related.class, Cancelling.class, Outside.class);

    private static final Pattern MACHINERY = Pattern.compile(
            "\\tat (java\\.base/|org\\.junit|org\\.apache\\.maven|" + Pattern.quote(TraceTest.class.getName()) + ")");

    @TestFactory
    Stream<DynamicTest> theTracesAreTheGoldenOnes() {
        return PROGRAMS.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(TraceTest::isProgram)
                .sorted(Comparator.comparing(TraceTest::name))
                .map(program -> DynamicTest.dynamicTest(name(program), () -> check(program)));
    }

    @Test
    void thereAreThirtyAndEachGoldenFileHasItsProgram() throws IOException {
        List<String> names = PROGRAMS.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(TraceTest::isProgram)
                .map(program -> name(program) + ".txt")
                .toList();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
        assertThat(names).hasSizeGreaterThanOrEqualTo(30);
    }

    private static boolean isProgram(Method method) {
        return method.isAnnotationPresent(Async.class)
                && !Modifier.isPrivate(method.getModifiers())
                && method.getParameterCount() == 0;
    }

    private static String name(Method program) {
        return program.getDeclaringClass().getSimpleName() + "." + program.getName();
    }

    private static void check(Method program) throws Exception {
        String printed = readable(print(failure(program)));
        Path file = GOLDEN.resolve(name(program) + ".txt");
        if (System.getProperty("weft.traces.update") != null) Files.writeString(file, printed);
        assertThat(printed).isEqualTo(Files.readString(file));
    }

    /** A program may also return what it caught. */
    private static Throwable failure(Method program) throws Exception {
        program.setAccessible(true);
        try (Runner runner = new Runner(() -> EventLoop.create(new VirtualClock()))) {
            Object result = runner.run((Coroutine<?>) program.invoke(null));
            assertThat(result).as("what the program caught").isInstanceOf(Throwable.class);
            return (Throwable) result;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    private static String print(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** Leaves out what differs from run to run or with any change of the library: numbers, and how the test runs. */
    private static String readable(String printed) {
        String text = printed.replaceAll("(\\tat weft\\.(?:sync\\.|)\\w+\\.\\w+\\(\\w+\\.java):\\d+\\)", "$1)")
                .replaceAll("(lambda\\$\\w+\\$)\\d+", "$1")
                .replaceAll("\\.\\.\\. \\d+ more\\b(?!\\))", "... more");
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\R")) if (!MACHINERY.matcher(line).find()) lines.add(line);
        return numbered(collapsed(lines));
    }

    private static String collapsed(List<String> lines) {
        StringBuilder text = new StringBuilder();
        int same = 1;
        for (int i = 0; i < lines.size(); i++, same++) {
            if (i + 1 < lines.size() && lines.get(i + 1).equals(lines.get(i))) continue;
            text.append(lines.get(i)).append(same > 1 ? " x " + same : "").append('\n');
            same = 0;
        }
        return text.toString();
    }

    /** Counts the tasks from 1 in each file. */
    private static String numbered(String text) {
        List<String> known = new ArrayList<>();
        Matcher matcher = Pattern.compile("Task-\\d+").matcher(text);
        return matcher.replaceAll(match -> {
            if (!known.contains(match.group())) known.add(match.group());
            return "Task-" + (known.indexOf(match.group()) + 1);
        });
    }
}
