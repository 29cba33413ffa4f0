package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import weft.weaver.harness.Sources;

/** What a call and an await cost in memory when nothing suspends. */
class AllocationTest {
    private static final int ROUNDS = 20_000;
    private static final String SOURCE = """
class Main {
    static final Object RESULT = new Object();
    static final CompletableFuture<Object> READY = completedFuture(RESULT);
    static Object last;

    static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
    @Async static Coroutine<Object> callee(int a, long b, String c, double d) {
        if (a < 0) {
            await(leaf(1));
            last = c + b + d;
        }
        return value(RESULT);
    }
    @Async static Coroutine<Long> calls(int rounds) {
        long before = allocated();
        for (int i = 0; i < rounds; i++) last = callee(i, i, "c", i);
        return value(allocated() - before);
    }
    @Async static Coroutine<Long> awaitedCalls(int rounds) {
        long before = allocated();
        for (int i = 0; i < rounds; i++) last = await(callee(i, i, "c", i));
        return value(allocated() - before);
    }
    @Async static Coroutine<Long> readyFutures(int rounds) {
        weft.Future<Object> ready = weft.EventLoop.running().createFuture();
        ready.setResult(RESULT);
        long before = allocated();
        for (int i = 0; i < rounds; i++) last = await(ready);
        return value(allocated() - before);
    }
    @Async static Coroutine<Long> readyStages(int rounds) {
        long before = allocated();
        for (int i = 0; i < rounds; i++) last = await(READY);
        return value(allocated() - before);
    }
    static long inLoop(String what, int rounds) throws Exception {
        switch (what) {
            case "calls": return run(calls(rounds));
            case "awaitedCalls": return run(awaitedCalls(rounds));
            case "readyFutures": return run(readyFutures(rounds));
            default: return run(readyStages(rounds));
        }
    }
    static Class<?> machine() {
        return callee(1, 2, "c", 3).getClass();
    }
}
""";

    private final Class<?> main;

    AllocationTest() throws ReflectiveOperationException {
        main = Sources.load(SOURCE);
    }

    @Test
    @DisplayName("a call makes one object: its machine")
    void call() throws Throwable {
        assertThat(perRound("calls")).isEqualTo(sizeOfMachine());
    }

    @Test
    @DisplayName("awaiting a call that does not suspend adds nothing to that")
    void awaitedCall() throws Throwable {
        assertThat(perRound("awaitedCalls")).isEqualTo(sizeOfMachine());
    }

    @Test
    @DisplayName("awaiting a future that is done makes nothing")
    void readyFuture() throws Throwable {
        assertThat(perRound("readyFutures")).isZero();
    }

    @Test
    @DisplayName("awaiting a stage that is done makes nothing")
    void readyStage() throws Throwable {
        assertThat(perRound("readyStages")).isZero();
    }

    private long perRound(String what) throws Throwable {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) least = Math.min(least, (long) Sources.call(main, "inLoop", what, ROUNDS));
        return least / ROUNDS;
    }

    /**
     * The size of an instance: 100 of them, made without their constructor through a method handle, which boxes
     * nothing.
     */
    private long sizeOfMachine() throws Throwable {
        Class<?> machine = (Class<?>) Sources.call(main, "machine");
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        Field instance = unsafe.getDeclaredField("theUnsafe");
        instance.setAccessible(true);
        MethodHandle allocate = MethodHandles.lookup()
                .findVirtual(unsafe, "allocateInstance", MethodType.methodType(Object.class, Class.class))
                .bindTo(instance.get(null));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Object[] kept = new Object[100];
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < kept.length; i++) kept[i] = (Object) allocate.invokeExact(machine);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / kept.length;
    }
}
