package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.HostileObjects.Mode;

/**
 * Each public method and constructor that takes users' objects, found by reflection, is called with hostile ones: in a
 * coroutine, and where no loop runs. Whatever comes out, the loop and the thread can be used as before.
 */
@Timeout(300)
class HostileApiTest {
    /** Has what is public instance methods, and how to get one. */
    private static final Map<Class<?>, Supplier<Object>> RECEIVERS = Map.ofEntries(
            Map.entry(
                    EventLoop.class,
                    () -> EventLoop.runningOrNull() == null
                            ? EventLoop.create(new VirtualClock())
                            : EventLoop.running()),
            Map.entry(EventLoopGroup.class, () -> new EventLoopGroup(1)),
            Map.entry(Context.class, Context::new),
            Map.entry(ContextVar.class, () -> new ContextVar<>("x")),
            Map.entry(Coroutine.class, () -> Asyncio.value(1)),
            Map.entry(ExceptionGroup.class, () -> new ExceptionGroup("group", List.of(new IOException()))),
            Map.entry(Future.class, () -> EventLoop.running().createFuture()),
            Map.entry(Task.class, () -> Task.completed(1)),
            Map.entry(Runner.class, () -> new Runner(() -> EventLoop.create(new VirtualClock()))),
            Map.entry(TaskGroup.class, TaskGroup::enter),
            Map.entry(weft.Timeout.class, () -> Asyncio.timeout(Duration.ofHours(1))));

    /** What says too much or nothing of itself. */
    private final List<String> badTexts = new ArrayList<>();

    @AfterEach
    void assertTexts() {
        assertThat(badTexts).isEmpty();
    }

    private static List<Class<?>> publicClasses() throws Exception {
        Path main =
                Path.of(EventLoop.class.getResource("EventLoop.class").toURI()).getParent();
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(main)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".class") || name.startsWith("package-info")) continue;
                String simple = name.substring(0, name.length() - ".class".length());
                // They need modules of the JDK that these tests do not read.
                if (simple.startsWith("Flight")) continue;
                Class<?> type = Class.forName("weft." + simple, false, EventLoop.class.getClassLoader());
                boolean open = Modifier.isPublic(type.getModifiers())
                        && (type.getEnclosingClass() == null
                                || Modifier.isPublic(type.getEnclosingClass().getModifiers()));
                if (open) found.add(type);
            }
        }
        return found;
    }

    private static boolean takesUsersObjects(Executable entry) {
        for (Class<?> type : entry.getParameterTypes()) if (HostileObjects.isUsers(type)) return true;
        return false;
    }

    private static List<Executable> entries() throws Exception {
        List<Executable> entries = new ArrayList<>();
        for (Class<?> type : publicClasses()) {
            for (Executable each : type.getConstructors()) {
                if (!Modifier.isAbstract(type.getModifiers()) && takesUsersObjects(each)) entries.add(each);
            }
            for (Method each : type.getDeclaredMethods()) {
                boolean called = Modifier.isPublic(each.getModifiers())
                        && !Modifier.isAbstract(each.getModifiers())
                        && !each.isBridge()
                        && !each.getName().equals("equals");
                if (called && takesUsersObjects(each)) entries.add(each);
            }
        }
        return entries;
    }

    /** A new public class, or a new type of a parameter, has to be told to this test. */
    @Test
    void eachEntryPointCanBeCalled() throws Exception {
        List<String> unknown = new ArrayList<>();
        for (Executable each : entries()) {
            boolean isInstance = each instanceof Method && !Modifier.isStatic(each.getModifiers());
            if (isInstance && !RECEIVERS.containsKey(each.getDeclaringClass())) unknown.add("a receiver for " + each);
            for (Class<?> type : each.getParameterTypes()) {
                if (!HostileObjects.isKnown(type)) unknown.add(type + " for " + each);
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(entries()).hasSizeGreaterThan(70);
    }

    @ParameterizedTest
    @EnumSource
    void theLoopLivesWhateverAnEntryPointIsGiven(Mode mode) throws Exception {
        for (Executable each : entries()) inCoroutine(each, mode);
        assertThreadIsFree("all");
    }

    @ParameterizedTest
    @EnumSource
    void theThreadIsFreeWhateverAnEntryPointIsGiven(Mode mode) throws Exception {
        for (Executable each : entries()) {
            try {
                Object result = call(each, mode);
                lookAtText(result, each);
                useLoop(result);
                if (result instanceof EventLoopGroup group) group.close();
            } catch (Throwable users) {
                // It is the caller's.
            }
            assertThreadIsFree(each.toString());
        }
    }

    private static Object call(Executable entry, Mode mode) throws Throwable {
        HostileObjects objects = new HostileObjects(mode);
        Object[] arguments = new Object[entry.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) arguments[i] = objects.of(entry.getParameterTypes()[i]);
        try {
            if (!(entry instanceof Method method))
                return ((java.lang.reflect.Constructor<?>) entry).newInstance(arguments);
            boolean isStatic = Modifier.isStatic(method.getModifiers());
            Object receiver =
                    isStatic ? null : RECEIVERS.get(method.getDeclaringClass()).get();
            try {
                return method.invoke(receiver, arguments);
            } finally {
                if (receiver instanceof EventLoopGroup group) group.close();
                if (receiver instanceof EventLoop other && EventLoop.runningOrNull() == null) useLoop(other);
            }
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** One with a hostile clock, factory or executor: to run it may fail, but it ends. */
    private static void useLoop(Object result) {
        if (!(result instanceof EventLoop other) || EventLoop.runningOrNull() != null) return;
        try {
            other.callSoon(other::stop);
            other.runForever();
        } catch (Throwable users) {
            // From the clock.
        }
        other.close();
    }

    private void lookAtText(Object result, Executable entry) {
        if (result == null || !result.getClass().getName().startsWith("weft.")) return;
        // The JDK writes the text of a stage.
        if (result instanceof CompletableFuture) return;
        if (result instanceof HostileObjects.Hostile || result instanceof Record || result instanceof Throwable) return;
        try {
            if (result.toString().length() > 1_000) badTexts.add(entry + ": long");
        } catch (Throwable thrown) {
            badTexts.add(entry + ": " + thrown.getClass());
        }
    }

    private void inCoroutine(Executable entry, Mode mode) {
        EventLoop loop = EventLoop.create(new VirtualClock());
        List<ExceptionContext> reported = new ArrayList<>();
        loop.setExceptionHandler((where, report) -> reported.add(report));
        try {
            loop.runUntilComplete(async(() -> Asyncio.withTimeout(
                            Duration.ofHours(1),
                            () -> async(() -> {
                                try {
                                    Object result = call(entry, mode);
                                    lookAtText(result, entry);
                                    return awaiting(
                                            result instanceof Awaitable<?> awaitable
                                                    ? any(awaitable)
                                                    : Asyncio.value(1));
                                } catch (AssertionError failure) {
                                    throw failure;
                                } catch (Throwable users) {
                                    throw Failure.<RuntimeException>sneaky(users);
                                }
                            })))
                    .caught(Throwable.class, users -> Asyncio.value(null)));
        } catch (Throwable stopped) {
            // Some stop the loop.
        }
        // An exception handler that is hostile stays; all else that makes tasks and futures is reset.
        loop.setTaskFactory(null);
        loop.callSoon(() -> {
            throw new IllegalStateException("reported");
        });
        assertThat(loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(1), 7)))
                .as(entry.toString())
                .isEqualTo(7);
        for (Task<?> task : loop.allTasks()) task.cancel();
        loop.callSoon(loop::stop);
        loop.runForever();
        loop.close();
        assertThreadIsFree(entry.toString());
    }

    @SuppressWarnings("unchecked") // it is only awaited
    private static Awaitable<Object> any(Awaitable<?> awaitable) {
        return (Awaitable<Object>) awaitable;
    }

    private static void assertThreadIsFree(String entry) {
        ThreadState thread = ThreadState.current();
        assertThat(thread.loop).as(entry).isNull();
        assertThat(thread.task()).as(entry).isNull();
        assertThat(thread.stage).as(entry).isNull();
        assertThat(thread.writing).as(entry).isNull();
        assertThat(thread.baseDepth()).as(entry).isEqualTo(1);
        assertThat(Asyncio.run(Asyncio.value(7))).as(entry).isEqualTo(7);
    }

    /** For {@link HostileObjects}: a writer and a stream whose methods are hostile, too. */
    static PrintStream stream(Runnable write) {
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int one) {
                write.run();
            }
        });
    }

    static PrintWriter writer(Runnable write) {
        return new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                write.run();
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }
}
