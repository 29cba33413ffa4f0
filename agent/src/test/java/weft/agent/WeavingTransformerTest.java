package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.ClassDefinition;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeavingTransformerTest {
    private static final String CALC = """
            package calc;

            import static java.util.concurrent.CompletableFuture.completedFuture;
            import static weft.Asyncio.await;

            import java.util.concurrent.CompletableFuture;
            import weft.annotations.Async;

            public class Calc {
                @Async
                public static CompletableFuture<Integer> add(CompletableFuture<Integer> a, int b) {
                    int first = await(a);
                    return completedFuture(first + b);
                }
            }
            """;
    private static final String NAME = "calc.Calc";

    @TempDir
    Path folder;

    @Test
    void theMachineLivesWhereItsOwnerLives() throws Exception {
        try (Installed agent = new Installed()) {
            Class<?> calc = load(CALC);
            List<Class<?>> machines = machinesOf(calc);

            assertThat(machines).hasSize(1);
            Class<?> machine = machines.get(0);
            assertThat(machine.getClassLoader()).isSameAs(calc.getClassLoader());
            assertThat(machine.getProtectionDomain()).isSameAs(calc.getProtectionDomain());
            assertThat(machine.getPackage()).isSameAs(calc.getPackage());
            assertThat(agent.err()).isEmpty();
        }
    }

    /** The class has nothing to weave. */
    @Test
    void forgottenAwaitsAreToldWithTheOptionVerboseOnly() throws Exception {
        compile("""
                package calc;

                public class Calc {
                    interface Shop {
                        weft.Coroutine<Void> send();
                    }

                    static void forget(Shop shop) {
                        shop.send();
                    }
                }
                """);
        FolderLoader loader = new FolderLoader(folder);
        byte[] classFile = Files.readAllBytes(folder.resolve("calc/Calc.class"));
        for (String option : List.of("verify", "verbose")) {
            try (Installed agent = new Installed(option)) {
                assertThat(agent.transform(loader, "calc/Calc", classFile)).isNull();
                String warning = "Calc.java:9: warning: the coroutine of send is dropped and never runs; write ";
                if (option.equals("verbose")) assertThat(agent.err()).containsOnlyOnce(warning);
                else assertThat(agent.err()).isEmpty();
            }
        }
    }

    @Test
    void whatWasWovenOutlivesARetransformation() throws Exception {
        try (Installed agent = new Installed()) {
            Class<?> calc = load(CALC);
            CompletableFuture<Integer> a = new CompletableFuture<>();
            CompletableFuture<Integer> suspended = add(calc, a, 2);

            agent.instrumentation.retransformClasses(calc);
            a.complete(40);

            assertThat(suspended.getNow(0)).isEqualTo(42);
            assertThat(add(calc, a, 3).getNow(0)).isEqualTo(43);
        }
    }

    @Test
    void aHotSwapThatKeepsTheMachinesIsWovenAgain() throws Exception {
        try (Installed agent = new Installed()) {
            Class<?> calc = load(CALC);
            CompletableFuture<Integer> a = new CompletableFuture<>();
            CompletableFuture<Integer> suspended = add(calc, a, 2);

            redefine(agent, calc, CALC.replace("first + b", "first - b"));
            a.complete(40);

            assertThat(suspended.getNow(0)).isEqualTo(38);
            assertThat(add(calc, a, 3).getNow(0)).isEqualTo(37);
            assertThat(agent.err()).isEmpty();
        }
    }

    @Test
    void aHotSwapThatMovesLinesMovesThoseOfSuspendedCalls() throws Exception {
        try (Installed agent = new Installed()) {
            Class<?> calc = load(CALC);
            CompletableFuture<Integer> a = new CompletableFuture<>();
            CompletableFuture<Integer> before = add(calc, a, 2);
            a.completeExceptionally(new IllegalStateException());
            a = new CompletableFuture<>();
            CompletableFuture<Integer> suspended = add(calc, a, 2);

            redefine(agent, calc, CALC.replace("int first", "\n\n\nint first"));
            a.completeExceptionally(new IllegalStateException());

            assertThat(lineOfAdd(suspended)).isEqualTo(lineOfAdd(before) + 3);
            assertThat(agent.err()).isEmpty();
        }
    }

    private static int lineOfAdd(CompletableFuture<Integer> failed) {
        Throwable exception = failed.handle((value, thrown) -> thrown).join();
        return Stream.of(exception.getStackTrace())
                .filter(frame -> frame.getMethodName().equals("add"))
                .findFirst()
                .orElseThrow()
                .getLineNumber();
    }

    @Test
    void aHotSwapThatChangesAMachineIsRefused() throws Exception {
        try (Installed agent = new Installed()) {
            Class<?> calc = load(CALC);
            CompletableFuture<Integer> a = new CompletableFuture<>();
            CompletableFuture<Integer> suspended = add(calc, a, 2);
            String changed = CALC.replace("int first = await(a)", "String kept = \"4\"; int first = await(a)")
                    .replace("first + b", "first + b + kept.length()");

            assertThatThrownBy(() -> redefine(agent, calc, changed)).isInstanceOf(UnsupportedOperationException.class);

            assertThat(agent.err())
                    .isEqualTo("Calc.java:12: error: restart needed: Calc.java:12: this async method's awaits or the"
                            + " locals that live across them changed; suspended calls of it cannot go on in the new"
                            + " code" + System.lineSeparator());
            a.complete(40);
            assertThat(suspended.getNow(0)).isEqualTo(42);
        }
    }

    @Test
    void aHotSwapThatAddsAnAwaitIsRefused() throws Exception {
        try (Installed agent = new Installed()) {
            Class<?> calc = load(CALC);
            String changed = CALC.replace("first + b)", "await(a) + b)");

            assertThatThrownBy(() -> redefine(agent, calc, changed)).isInstanceOf(UnsupportedOperationException.class);

            assertThat(agent.err()).contains("restart needed: Calc.java:12");
        }
    }

    @Test
    void twoThreadsMayDefineOneOwner() throws Exception {
        try (Installed agent = new Installed()) {
            compile(CALC);
            FolderLoader loader = new FolderLoader(folder);
            CyclicBarrier start = new CyclicBarrier(2);
            Callable<Object> define = () -> {
                start.await();
                try {
                    return loader.define(NAME);
                } catch (LinkageError duplicate) {
                    return duplicate;
                }
            };
            List<Object> outcomes = bothOf(define);

            Class<?> calc = loader.loadClass(NAME);
            assertThat(outcomes).contains(calc);
            assertThat(add(calc, CompletableFuture.completedFuture(1), 1).getNow(0))
                    .isEqualTo(2);
            assertThat(agent.err()).isEmpty();
        }
    }

    @Test
    void aLoaderMayLeaveTheNameToTheClassFile() throws Exception {
        try (Installed agent = new Installed()) {
            compile(CALC);
            Class<?> calc = new FolderLoader(folder).defineUnnamed(NAME);

            assertThat(machinesOf(calc)).hasSize(1);
            assertThat(add(calc, CompletableFuture.completedFuture(1), 1).getNow(0))
                    .isEqualTo(2);
            assertThat(agent.err()).isEmpty();
        }
    }

    @Test
    void anUnnamedClassWithAnErrorIsReportedByItsName() throws Exception {
        try (Installed agent = new Installed()) {
            compile(CALC.replace("@Async", ""));
            new FolderLoader(folder).defineUnnamed(NAME);

            assertThat(agent.err()).startsWith("Calc.java:12: error: await in method add, which is not @Async");
        }
    }

    /** The JVM hands out null for the boot loader and for what native code defines. */
    @Test
    void neitherNameNorLoaderNorDomain() throws Exception {
        compile(CALC);
        byte[] calc = Files.readAllBytes(folder.resolve("calc/Calc.class"));
        try (Installed agent = new Installed()) {
            assertThat(agent.transform(null, null, calc)).isNull();
            assertThat(agent.err())
                    .startsWith("calc.Calc: error: not woven: classes of the boot loader cannot be; put them on the");
        }
        try (Installed agent = new Installed()) {
            assertThat(agent.transform(new FolderLoader(folder), null, calc)).isNotNull();
            assertThat(agent.transform(getClass().getClassLoader(), null, new byte[0]))
                    .isNull();
            assertThat(agent.err()).isEmpty();
        }
    }

    @Test
    void aDumpThatCannotBeWrittenIsAWarning() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (Installed agent = new Installed("dump=" + file)) {
            assertThat(machinesOf(load(CALC))).hasSize(1);

            assertThat(agent.err())
                    .startsWith("calc.Calc: warning: woven, but not written to the folder of the option dump: ");
        }
    }

    @Test
    void aClassThatWasThereBeforeIsReported() throws Exception {
        Class<?> early = load(CALC);
        Class<?> woven;
        try (Installed agent = new Installed()) {
            woven = load(CALC);
            assertThat(machinesOf(woven)).hasSize(1);
            assertThat(agent.err()).isEmpty();
        }
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        LoadedClasses.report(
                new Class<?>[] {String.class, int[].class, woven, early}, new Console(new PrintStream(err), false));

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("calc.Calc: error: not woven: it was loaded before the agent.");
    }

    private static List<Object> bothOf(Callable<Object> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> outcome : threads.invokeAll(List.of(work, work))) outcomes.add(outcome.get());
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }

    private void compile(String source) throws IOException {
        App.compile(folder, "Calc.java", source);
    }

    private Class<?> load(String source) throws Exception {
        compile(source);
        return new FolderLoader(folder).loadClass(NAME);
    }

    private void redefine(Installed agent, Class<?> type, String source) throws Exception {
        compile(source);
        byte[] bytes = Files.readAllBytes(folder.resolve("calc/Calc.class"));
        agent.instrumentation.redefineClasses(new ClassDefinition(type, bytes));
    }

    @SuppressWarnings("unchecked")
    private static CompletableFuture<Integer> add(Class<?> calc, CompletableFuture<Integer> a, int b) throws Exception {
        Method add = calc.getMethod("add", CompletableFuture.class, int.class);
        return (CompletableFuture<Integer>) add.invoke(null, a, b);
    }

    /** The parameter types of the bodies. */
    private static List<Class<?>> machinesOf(Class<?> owner) {
        List<Class<?>> machines = new ArrayList<>();
        for (Method method : owner.getDeclaredMethods()) {
            for (Class<?> type : method.getParameterTypes()) {
                if (type.isSynthetic() && !machines.contains(type)) machines.add(type);
            }
        }
        return machines;
    }
}
