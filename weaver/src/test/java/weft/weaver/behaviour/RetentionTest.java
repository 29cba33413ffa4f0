package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.weaver.harness.Sources;

/** What the source no longer uses can be collected: while a method runs on, and once it has ended, whichever way. */
class RetentionTest {
    private static final String SOURCE = """
class Main {
    static final List<java.lang.ref.WeakReference<Object>> MADE = new ArrayList<>();
    static final List<Object> KEPT = new ArrayList<>();

    static class Big {
        final byte[] bytes = new byte[1000];
        Big() { MADE.add(new java.lang.ref.WeakReference<>(this)); }
        int use() { return bytes.length; }
        @Async Coroutine<Integer> ownerReady() { return value(use()); }
        @Async Coroutine<Integer> ownerSuspends() { await(yieldNow()); return value(use()); }
        @Async Coroutine<Integer> ownerThrows() { await(yieldNow()); throw new IllegalStateException("" + use()); }
        @Async Coroutine<Integer> ownerThrowsAtOnce() { throw new IllegalStateException("" + use()); }
        @Async Coroutine<Integer> ownerCatches() {
            try {
                await(throwsAtOnce(this));
            } catch (IllegalStateException expected) {
                return value(use());
            }
            return value(0);
        }
        @Async Task<Integer> ownerTask() { await(yieldNow()); return Task.completed(use()); }
        @Async CompletableFuture<Integer> ownerStage() { await(yieldNow()); return completedFuture(use()); }
    }

    static int held() {
        int held = 0;
        for (int tries = 0; tries < 20; tries++) {
            System.gc();
            held = 0;
            for (java.lang.ref.WeakReference<Object> each : MADE) if (each.get() != null) held++;
            if (held == 0) break;
        }
        return held;
    }
    static <T> T keep(T object) { KEPT.add(object); return object; }

    // ---- those that end

    @Async static Coroutine<Integer> local() { Big big = new Big(); await(yieldNow()); return value(big.use()); }
    @Async static Coroutine<Integer> parameter(Big big) { await(yieldNow()); return value(big.use()); }
    @Async static Coroutine<Integer> parameterReady(Big big) { return value(big.use()); }
    @Async static Coroutine<Integer> awaitsReady(Big big) { await(value(1)); return value(big.use()); }
    @Async static Coroutine<Integer> operand() { return value(sum(new Big(), await(later(1)))); }
    @Async static Coroutine<Integer> array() { Big[] array = {new Big()}; await(yieldNow()); return value(array[0].use()); }
    @Async static Coroutine<Integer> failing(Big big) { await(yieldNow()); throw new IllegalStateException("" + big.use()); }
    @Async static Coroutine<Integer> throwsAtOnce(Big big) { throw new IllegalStateException("" + big.use()); }
    @Async static Coroutine<Integer> inFinally(Big big) {
        try {
            await(yieldNow());
            return value(big.use());
        } finally {
            await(yieldNow());
            big.use();
        }
    }
    @Async static Task<Integer> task(Big big) { await(yieldNow()); return Task.completed(big.use()); }
    @Async static CompletableFuture<Integer> stage(Big big) { await(yieldNow()); return completedFuture(big.use()); }
    @Async static Coroutine<Integer> forever(Big big) {
        await(weft.EventLoop.running().createFuture());
        return value(big.use());
    }
    @Async static Coroutine<Integer> later(int x) { await(yieldNow()); return value(x); }
    static int sum(Big big, int x) { return big.use() + x; }

    @Async static Coroutine<Integer> awaited(String what) {
        try {
            await(keep(start(what)));
        } catch (IllegalStateException expected) {
            if (!what.contains("hrows") && !what.equals("failing")) throw expected;
        }
        return value(held());
    }
    static Awaitable<Integer> start(String what) {
        switch (what) {
            case "local": return local();
            case "parameter": return parameter(new Big());
            case "parameterReady": return parameterReady(new Big());
            case "awaitsReady": return awaitsReady(new Big());
            case "operand": return operand();
            case "array": return array();
            case "failing": return failing(new Big());
            case "throwsAtOnce": return throwsAtOnce(new Big());
            case "inFinally": return inFinally(new Big());
            case "task": return task(new Big());
            case "toThread": { Big big = new Big(); return toThread(() -> big.use()); }
            case "withTimeout": { Big big = new Big(); return withTimeout(java.time.Duration.ofSeconds(9), () -> parameter(big)); }
            case "taskGroup": { Big big = new Big(); return taskGroup(group -> parameter(big)); }
            case "ownerReady": return new Big().ownerReady();
            case "ownerSuspends": return new Big().ownerSuspends();
            case "ownerThrows": return new Big().ownerThrows();
            case "ownerThrowsAtOnce": return new Big().ownerThrowsAtOnce();
            case "ownerCatches": return new Big().ownerCatches();
            case "ownerTask": return new Big().ownerTask();
            default: throw new AssertionError(what);
        }
    }
    @Async static Coroutine<Integer> awaitedStage(String what) {
        await(keep(what.equals("stage") ? stage(new Big()) : new Big().ownerStage()));
        return value(held());
    }

    // ---- those that never run, or are cancelled

    @Async static Coroutine<Integer> given(String what) {
        switch (what) {
            case "closed": keep(parameter(new Big())).close(); break;
            case "closedOwner": keep(new Big().ownerReady()).close(); break;
            case "closedCall": { Big big = new Big(); keep(toThread(() -> big.use())).close(); break; }
            case "cancelledBeforeStart": keep(createTask(keep(parameter(new Big())))).cancel(); await(yieldNow()); break;
            default: {
                Task<Integer> task = keep(createTask(keep(forever(new Big()))));
                await(yieldNow());
                task.cancel();
                await(yieldNow());
                await(yieldNow());
            }
        }
        return value(held());
    }

    // ---- those that run on

    @Async static Coroutine<Integer> goesOn(String what) {
        switch (what) {
            case "assigned": return value(await(assigned()));
            case "started": return value(await(startedWith(new Big())));
            case "operandUsed": return value(await(operandUsed()));
            case "result": return value(await(result()));
            case "resultOfTask": return value(await(resultOfTask()));
            case "dead": return value(await(dead(new Big())));
            default: return value(await(loop()));
        }
    }
    @Async static Coroutine<Integer> assigned() {
        Big big = new Big();
        await(yieldNow());
        big.use();
        big = null;
        return value(held());
    }
    @Async static Coroutine<Integer> startedWith(Big big) { big.use(); big = null; return value(held()); }
    @Async static Coroutine<Integer> operandUsed() {
        int sum = sum(new Big(), await(later(1)));
        return value(held());
    }
    @Async static Coroutine<Big> make() { await(yieldNow()); return value(new Big()); }
    @Async static Coroutine<Integer> result() {
        int size = await(make()).use();
        return value(held());
    }
    @Async static Coroutine<Integer> resultOfTask() {
        int size = await(createTask(make())).use();
        await(yieldNow());
        return value(held());
    }
    @Async static Coroutine<Integer> dead(Big big) {
        await(yieldNow());
        big.use();
        await(yieldNow());
        return value(held());
    }
    @Async static Coroutine<Integer> loop() {
        for (int i = 0; i < 3; i++) {
            Big big = new Big();
            await(yieldNow());
            big.use();
        }
        await(yieldNow());
        return value(held());
    }

    static int heldAfter(String kind, String what) {
        MADE.clear();
        switch (kind) {
            case "ended": return run(awaited(what));
            case "stage": return run(awaitedStage(what));
            case "given": return run(given(what));
            default: return run(goesOn(what));
        }
    }
    static int withoutLoop(String what) throws Exception {
        MADE.clear();
        switch (what) {
            case "stage": keep(readyStage(new Big())).get(); break;
            default: keep(new Big().ownerReady()).close();
        }
        return held();
    }
    @Async static CompletableFuture<Integer> readyStage(Big big) { await(value(1)); return completedFuture(big.use()); }
}
""";

    private final Class<?> main;

    RetentionTest() throws ReflectiveOperationException {
        main = Sources.load(SOURCE);
    }

    @ParameterizedTest
    @DisplayName("a coroutine or task that has ended, and is kept, keeps its result alone")
    @ValueSource(
            strings = {
                "local",
                "parameter",
                "parameterReady",
                "awaitsReady",
                "operand",
                "array",
                "failing",
                "throwsAtOnce",
                "inFinally",
                "task",
                "toThread",
                "withTimeout",
                "taskGroup",
                "ownerReady",
                "ownerSuspends",
                "ownerThrows",
                "ownerThrowsAtOnce",
                "ownerCatches",
                "ownerTask"
            })
    void ended(String what) throws Throwable {
        assertThat(Sources.call(main, "heldAfter", "ended", what)).isEqualTo(0);
    }

    @ParameterizedTest
    @DisplayName("a stage that has ended keeps its result alone")
    @ValueSource(strings = {"stage", "ownerStage"})
    void endedStage(String what) throws Throwable {
        assertThat(Sources.call(main, "heldAfter", "stage", what)).isEqualTo(0);
    }

    @ParameterizedTest
    @DisplayName("where no loop runs, too")
    @ValueSource(strings = {"stage", "owner"})
    void withoutLoop(String what) throws Throwable {
        assertThat(Sources.call(main, "withoutLoop", what)).isEqualTo(0);
    }

    @ParameterizedTest
    @DisplayName("a coroutine that was closed or cancelled keeps nothing of what it was given")
    @ValueSource(strings = {"closed", "closedOwner", "closedCall", "cancelledBeforeStart", "cancelled"})
    void given(String what) throws Throwable {
        assertThat(Sources.call(main, "heldAfter", "given", what)).isEqualTo(0);
    }

    @ParameterizedTest
    @DisplayName("a method that runs on keeps nothing that it uses no more")
    @ValueSource(strings = {"assigned", "started", "operandUsed", "result", "resultOfTask", "dead", "loop"})
    void goesOn(String what) throws Throwable {
        assertThat(Sources.call(main, "heldAfter", "goesOn", what)).isEqualTo(0);
    }
}
