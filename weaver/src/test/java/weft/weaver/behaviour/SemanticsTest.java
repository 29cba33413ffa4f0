package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.Coroutine;
import weft.weaver.harness.Sources;

/** What woven code does that plain code cannot: when it starts, where failures go, what it keeps alive. */
class SemanticsTest {
    private final List<Object> log = new ArrayList<>();

    @Test
    @DisplayName("calling a method that returns a Coroutine runs nothing; it runs when it is awaited, once")
    void lazy() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static Coroutine<Integer> f(List<Object> log) {
        log.add("f");
        return value(1);
    }
    @Async static Coroutine<Object> outer(List<Object> log) {
        Coroutine<Integer> c = f(log);
        log.add("called");
        log.add(await(c));
        try {
            await(c);
        } catch (IllegalStateException e) {
            log.add(e.getMessage().contains("already awaited"));
        }
        return value(null);
    }
    static void main(List<Object> log) {
        f(log);
        log.add("main");
        run(outer(log));
    }
}
""");

        Sources.call(main, "main", log);

        assertThat(log).containsExactly("main", "called", "f", 1, true);
    }

    @Test
    @DisplayName("a method that returns a stage runs at once, up to its first suspension")
    void stageStartsAtOnce() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static CompletableFuture<String> f(List<Object> log, CompletableFuture<String> other) {
        log.add("start");
        String s = await(other);
        log.add(s);
        return completedFuture(s + "!");
    }
}
""");
        CompletableFuture<String> other = new CompletableFuture<>();

        CompletableFuture<?> result = (CompletableFuture<?>) Sources.call(main, "f", log, other);
        log.add(result.isDone());
        other.complete("x");

        assertThat(log).containsExactly("start", false, "x");
        assertThat(result.get()).isEqualTo("x!");
    }

    @Test
    @DisplayName("what a method that returns a stage throws goes into the stage, also before the first await")
    void stageFails() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static CompletableFuture<String> early(Exception e) throws Exception {
        if (e != null) throw e;
        return completedFuture(await(stage("x")));
    }
    @Async static CompletableFuture<String> late(Exception e) throws Exception {
        await(stage("x"));
        throw e;
    }
}
""");
        IOException failure = new IOException("x");

        for (String method : List.of("early", "late")) {
            CompletableFuture<?> result = (CompletableFuture<?>) Sources.call(main, method, failure);
            assertThatThrownBy(result::get).hasCause(failure);
        }
    }

    @Test
    @DisplayName("a returned stage that fails is caught by the try around the return")
    void failedStageIsAwaitedInsideTry() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static CompletableFuture<String> f(List<Object> log, CompletableFuture<String> other) {
        try {
            return other;
        } catch (Exception e) {
            return completedFuture("caught " + e.getMessage());
        } finally {
            log.add("finally");
        }
    }
    @Async static CompletableFuture<String> stored(List<Object> log, CompletableFuture<String> other) {
        CompletableFuture<String> c = other;
        try {
            return log.isEmpty() ? completedFuture("no") : c;
        } catch (Exception e) {
            return completedFuture("caught " + e.getMessage());
        }
    }
}
""");
        CompletableFuture<String> other = new CompletableFuture<>();
        CompletableFuture<?> result = (CompletableFuture<?>) Sources.call(main, "f", log, other);
        log.add("called");
        CompletableFuture<?> stored = (CompletableFuture<?>) Sources.call(main, "stored", log, other);

        other.completeExceptionally(new IOException("late"));

        assertThat(log).containsExactly("called", "finally");
        assertThat(result.get()).isEqualTo("caught late");
        assertThat(stored.get()).isEqualTo("caught late");
    }

    @Test
    @DisplayName("without a loop, what a void method throws goes to the thread's uncaught exception handler")
    void voidFailsWithoutLoop() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static void f(Exception e) throws Exception {
        await(stage(1));
        throw e;
    }
}
""");
        IOException failure = new IOException("void");
        AtomicReference<Throwable> seen = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                Sources.call(main, "f", failure);
            } catch (Throwable t) {
                thrown.set(t);
            }
        });
        thread.setUncaughtExceptionHandler((on, exception) -> seen.set(exception));
        thread.start();
        thread.join();

        assertThat(thrown.get()).isNull();
        assertThat(seen.get()).isSameAs(failure);
    }

    @Test
    @DisplayName("in a loop, what a void method throws goes to the loop's exception handler")
    void voidFailsInLoop() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static void f(Exception e) throws Exception {
        await(sleep(java.time.Duration.ZERO));
        throw e;
    }
    @Async static Coroutine<Void> outer(List<Object> log, Exception e) throws Exception {
        weft.EventLoop.running().setExceptionHandler((loop, context) -> log.add(context.exception()));
        f(e);
        log.add("called");
        await(sleep(java.time.Duration.ZERO));
        await(sleep(java.time.Duration.ZERO));
        await(sleep(java.time.Duration.ZERO));
        return done();
    }
    static void main(List<Object> log, Exception e) throws Exception {
        run(outer(log, e));
    }
}
""");
        IOException failure = new IOException("void");

        Sources.call(main, "main", log, failure);

        assertThat(log).containsExactly("called", failure);
    }

    @Test
    @DisplayName("a method that returns a Task is scheduled, and needs a loop")
    void task() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static Task<String> f(List<Object> log) {
        log.add("f");
        return Task.completed("x");
    }
    @Async static Coroutine<Void> outer(List<Object> log) {
        Task<String> task = f(log);
        log.add("called");
        log.add(await(task));
        return done();
    }
    static void main(List<Object> log) {
        run(outer(log));
    }
}
""");

        Sources.call(main, "main", log);

        assertThat(log).containsExactly("called", "f", "x");
        assertThatThrownBy(() -> Sources.call(main, "f", log))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("run");
    }

    @Test
    @DisplayName("two tasks of one loop take turns where they suspend")
    void turns() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static Coroutine<Void> f(List<Object> log, String name) {
        for (int i = 0; i < 2; i++) {
            log.add(name + i);
            await(sleep(java.time.Duration.ZERO));
        }
        return done();
    }
    @Async static Coroutine<Void> outer(List<Object> log) {
        await(gather(f(log, "a"), f(log, "b")));
        return done();
    }
    static void main(List<Object> log) {
        run(outer(log));
    }
}
""");

        Sources.call(main, "main", log);

        assertThat(log).containsExactly("a0", "b0", "a1", "b1");
    }

    @Test
    @DisplayName("a returned null is a NullPointerException")
    void returnedNull() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static CompletableFuture<String> f(boolean suspend) {
        try {
            if (suspend) await(stage(1));
            return null;
        } catch (NullPointerException e) {
            for (StackTraceElement frame : e.getStackTrace()) {
                if (frame.getMethodName().equals("f")) return completedFuture("line " + frame.getLineNumber());
            }
            throw e;
        }
    }
}
""");

        assertThat(((CompletableFuture<?>) Sources.call(main, "f", true)).get()).isEqualTo("line 6");
        assertThat(((CompletableFuture<?>) Sources.call(main, "f", false)).get())
                .isEqualTo("line 6");
    }

    @Test
    @DisplayName("a stack trace shows the user's method, file and line, before and after a suspension")
    void stackTrace() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static CompletableFuture<Object> f(CompletableFuture<Integer> other) {
        Exception before = new Exception();
        int x = await(other);
        Exception after = new Exception();
        return completedFuture(new Object[] {before, after, x});
    }
}
""");
        CompletableFuture<Integer> other = new CompletableFuture<>();
        CompletableFuture<?> result = (CompletableFuture<?>) Sources.call(main, "f", other);
        other.complete(1);
        Object[] both = (Object[]) result.get();

        assertThat(((Exception) both[0]).getStackTrace()[0]).hasToString(frame(main, 4));
        assertThat(((Exception) both[1]).getStackTrace()[0]).hasToString(frame(main, 6));
    }

    private static String frame(Class<?> main, int line) {
        return new StackTraceElement(null, null, null, main.getName(), "f", "Main.java", line).toString();
    }

    @Test
    @DisplayName("what awaits null fails at the line of the await")
    void awaitedNull() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static CompletableFuture<Integer> f(CompletableFuture<Integer> other) {
        int a = await(stage(1));
        return completedFuture(
                a +
                await(other));
    }
}
""");
        CompletableFuture<?> result = (CompletableFuture<?>) Sources.call(main, "f", new Object[] {null});

        assertThatThrownBy(result::get)
                .cause()
                .isInstanceOf(NullPointerException.class)
                .satisfies(npe -> assertThat(npe.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("f") && frame.getLineNumber() == 7));
    }

    @Test
    @DisplayName("a suspended coroutine keeps alive what the source still uses, and nothing else")
    void deadLocals() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static CompletableFuture<Integer> f(List<Object> refs, Object[] parameter, CompletableFuture<Integer> a, CompletableFuture<Integer> b) {
        byte[] dead = new byte[1000];
        byte[] live = new byte[2000];
        refs.add(new java.lang.ref.WeakReference<Object>(dead));
        refs.add(new java.lang.ref.WeakReference<Object>(live));
        refs.add(new java.lang.ref.WeakReference<Object>(parameter));
        int n = await(a) + dead.length + parameter.length;
        parameter = null;
        n += await(b);
        return completedFuture(n + live.length);
    }
    static CompletableFuture<Integer> start(List<Object> refs, CompletableFuture<Integer> a, CompletableFuture<Integer> b) {
        return f(refs, new Object[5], a, b);
    }
}
""");
        CompletableFuture<Integer> a = new CompletableFuture<>();
        CompletableFuture<Integer> b = new CompletableFuture<>();
        CompletableFuture<?> result = (CompletableFuture<?>) Sources.call(main, "start", log, a, b);

        System.gc();
        assertThat(log).allMatch(ref -> ((WeakReference<?>) ref).get() != null);
        a.complete(1);
        System.gc();
        assertThat(log)
                .extracting(ref -> ((WeakReference<?>) ref).get() != null)
                .containsExactly(false, true, false);
        b.complete(2);
        assertThat(result.get()).isEqualTo(1 + 1000 + 5 + 2 + 2000);
    }

    @Test
    @DisplayName("a coroutine names its method in its text")
    void name() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    static class Inner {
        @Async Coroutine<Integer> buy() {
            return value(await(leaf(1)));
        }
    }
    static Coroutine<Integer> f() {
        return new Inner().buy();
    }
}
""");

        assertThat(((Coroutine<?>) Sources.call(main, "f")).toString()).contains("Inner.buy");
    }

    @Test
    @DisplayName("the value of a return is computed before the finally, and published after it")
    void publishedAfterFinally() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static CompletableFuture<String> f(List<Object> log, CompletableFuture<Integer> other) {
        int x = 1;
        try {
            return completedFuture("x" + x);
        } finally {
            x = 2;
            log.add("finally");
            await(other);
            log.add("closed");
        }
    }
}
""");
        CompletableFuture<Integer> other = new CompletableFuture<>();
        CompletableFuture<?> result = (CompletableFuture<?>) Sources.call(main, "f", log, other);
        log.add(result.isDone());
        other.complete(1);

        assertThat(log).containsExactly("finally", false, "closed");
        assertThat(result.get()).isEqualTo("x1");
    }

    @Test
    @DisplayName("a cancelled task runs its finally blocks, awaits in them too, and no catch of Exception stops it")
    void cancelled() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static Coroutine<Void> f(List<Object> log) {
        try {
            await(weft.EventLoop.running().createFuture());
            log.add("no");
        } catch (Exception e) {
            log.add("swallowed");
        } finally {
            log.add("closing");
            await(sleep(java.time.Duration.ZERO));
            log.add("closed");
        }
        return done();
    }
    @Async static Coroutine<Void> outer(List<Object> log) {
        Task<Void> task = createTask(f(log));
        await(sleep(java.time.Duration.ZERO));
        task.cancel();
        try {
            await(task);
        } catch (weft.CancelledError e) {
            log.add("cancelled");
        }
        return done();
    }
    static void main(List<Object> log) {
        run(outer(log));
    }
}
""");

        Sources.call(main, "main", log);

        assertThat(log).containsExactly("closing", "closed", "cancelled");
    }

    @Test
    @DisplayName("what is awaited may be completed by another thread at any moment, also while the method suspends")
    void completedByOtherThreads() throws Throwable {
        Class<?> main = Sources.load("""
class Main {
    @Async static CompletableFuture<Integer> f(Iterator<CompletableFuture<Integer>> stages) {
        int sum = 0;
        while (stages.hasNext()) sum += await(inner(stages.next()));
        return completedFuture(sum);
    }
    @Async static Coroutine<Integer> inner(CompletableFuture<Integer> stage) {
        int one = await(stage);
        return value(one);
    }
}
""");
        int count = 20_000;
        List<CompletableFuture<Integer>> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) stages.add(new CompletableFuture<>());
        Thread[] threads = new Thread[2];
        for (int t = 0; t < threads.length; t++) {
            int from = t;
            threads[t] = new Thread(() -> {
                for (int i = from; i < count; i += 2) stages.get(i).complete(1);
            });
            threads[t].start();
        }

        CompletableFuture<?> result = (CompletableFuture<?>) Sources.call(main, "f", stages.iterator());

        assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo(count);
    }

    @Test
    @DisplayName("a class links where interfaces that its methods name are missing, as it does unwoven")
    void missingInterfaces() throws Throwable {
        Map<String, byte[]> classFiles = new HashMap<>(Sources.woven(Sources.compile("""
interface Missing { String name(); }
interface Gone extends Missing {}
class Other {
    @Async static CompletableFuture<String> names(Missing one, Gone other, Gone[] others) {
        String first = await(leaf(1)) + one.name();
        Missing[] both = {one, other, others[await(leaf(0))]};
        String second = await(leaf("x")) + both[1].name();
        return completedFuture(first + second + await(leaf(other)).name());
    }
    static String here() { return "here"; }
}
class Main { static String f(Object unused) { return Other.here(); } }
""", "-g")));
        classFiles.keySet().removeAll(List.of("p.Missing", "p.Gone"));

        assertThat(Sources.call(Sources.load(classFiles), "f", "")).isEqualTo("here");
    }

    @Test
    @DisplayName("an override in another loader's package of the same name has its own body")
    void otherLoader() throws Throwable {
        Class<?> main = Sources.load("""
public class Main {
    @Async public CompletableFuture<String> f(int x) {
        return completedFuture("A" + await(stage(x)));
    }
}
""");
        Map<String, byte[]> both = new HashMap<>(Sources.compile("""
public class Main {
    @Async public CompletableFuture<String> f(int x) {
        return completedFuture("A" + await(stage(x)));
    }
}
class Sub extends Main {
    @Override @Async public CompletableFuture<String> f(int x) {
        return completedFuture("B" + await(super.f(x + 1)));
    }
    static CompletableFuture<String> call() {
        return new Sub().f(1);
    }
}
""", "-g"));
        both.remove("p.Main");

        Class<?> sub = Sources.loadBelow(main, "p.Sub", Sources.woven(both));

        assertThat(sub.getClassLoader()).isNotSameAs(main.getClassLoader());
        assertThat(((CompletableFuture<?>) Sources.call(sub, "call")).get()).isEqualTo("BA2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-g:none"})
    @DisplayName("what is returned is awaited where it stands in the return, with and without variable tables")
    void returnedCoroutine(String flag) throws Throwable {
        Class<?> main = Sources.load(Sources.woven(Sources.compile("""
class Main {
    @Async static Coroutine<Integer> g(List<Object> log) {
        log.add("g");
        return value(1);
    }
    @Async static Coroutine<Integer> local(List<Object> log) {
        Coroutine<Integer> c = g(log);
        log.add("between");
        return c;
    }
    @Async static Coroutine<Integer> localInTry(List<Object> log) {
        try {
            Coroutine<Integer> c = g(log);
            log.add("between");
            return c;
        } finally {
            log.add("finally");
        }
    }
    @Async static Coroutine<Integer> localOutsideTry(List<Object> log) {
        Coroutine<Integer> c = g(log);
        try {
            log.add("between");
            return c;
        } finally {
            log.add("finally");
        }
    }
    @Async static Coroutine<Integer> direct(List<Object> log) {
        try {
            return g(log);
        } finally {
            log.add("finally");
        }
    }
    @Async static Coroutine<Integer> branches(List<Object> log) {
        try {
            return log.isEmpty() ? g(log) : value(2);
        } finally {
            log.add("finally");
        }
    }
    @Async static Coroutine<Integer> storedValue(List<Object> log) {
        Coroutine<Integer> c = log.isEmpty() ? value(3) : g(log);
        log.add("between");
        return c;
    }
    static void main(String method, List<Object> log) {
        switch (method) {
            case "local": log.add(run(local(log))); break;
            case "localInTry": log.add(run(localInTry(log))); break;
            case "localOutsideTry": log.add(run(localOutsideTry(log))); break;
            case "direct": log.add(run(direct(log))); break;
            case "branches": log.add(run(branches(log))); break;
            default: log.add(run(storedValue(log)));
        }
    }
}
""", flag)));

        assertThat(logOf(main, "local")).containsExactly("between", "g", 1);
        assertThat(logOf(main, "localInTry")).containsExactly("between", "g", "finally", 1);
        assertThat(logOf(main, "localOutsideTry")).containsExactly("between", "g", "finally", 1);
        assertThat(logOf(main, "direct")).containsExactly("g", "finally", 1);
        assertThat(logOf(main, "branches")).containsExactly("g", "finally", 1);
        assertThat(logOf(main, "storedValue")).containsExactly("between", 3);
    }

    private static List<Object> logOf(Class<?> main, String method) throws Throwable {
        List<Object> log = new ArrayList<>();
        Sources.call(main, "main", method, log);
        return log;
    }
}
