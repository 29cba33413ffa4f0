package weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A JVM of its own that has no more native threads, and later has some again: large stacks take its address space. */
@Timeout(120)
@EnabledOnOs(value = OS.LINUX, disabledReason = "ulimit -v")
class NoThreadsTest {
    /** Prints a line for each part. */
    static final class Program {
        private static final List<Thread> MANY = new ArrayList<>();
        private static CountDownLatch over;

        private static void takeAllThreads() {
            CountDownLatch end = new CountDownLatch(1);
            over = end;
            try {
                while (MANY.size() < 500) {
                    Thread one = new Thread(() -> await(end));
                    one.setDaemon(true);
                    one.start();
                    MANY.add(one);
                }
                throw new IllegalStateException("there are always more threads");
            } catch (OutOfMemoryError noMore) {
                // As it has to be.
            }
        }

        private static void giveThemBack() throws InterruptedException {
            over.countDown();
            for (Thread one : MANY) one.join();
            MANY.clear();
        }

        private static String without(Callable<?> call) throws InterruptedException {
            takeAllThreads();
            try {
                return with(call);
            } finally {
                giveThemBack();
            }
        }

        private static String with(Callable<?> call) {
            try {
                return String.valueOf(call.call());
            } catch (Throwable thrown) {
                return thrown.toString().split(":")[0];
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        private static String fail() {
            return Asyncio.run(TestCoroutines.async(() -> {
                Task<Integer> failing = Asyncio.createTask(TestCoroutines.async(() -> {
                    throw new IllegalArgumentException("no such page");
                }));
                return TestCoroutines.async(() -> failing)
                        .then((Integer none) -> Asyncio.value("nothing"))
                        .caught(IllegalArgumentException.class, caught -> Asyncio.value(caught.getMessage()));
            }));
        }

        /** The first callback is longer than it takes until a thread is tried again, the second one waits for it. */
        private static String timed(EventLoop loop) {
            loop.setSlowCallbackDuration(Duration.ofMillis(5));
            List<String> told = new ArrayList<>();
            loop.setExceptionHandler(
                    (where, context) -> told.add(context.blockedStack().isEmpty() ? "took" : "seen"));
            loop.callSoon(() -> {
                long end = System.nanoTime() + 1_500_000_000;
                while (System.nanoTime() - end < 0 && told.isEmpty()) Thread.onSpinWait();
            });
            loop.callSoon(() -> {
                while (MANY.isEmpty() && !told.contains("seen") && !loop.slowSteps.hasSample()) Thread.onSpinWait();
            });
            loop.runUntilComplete(Asyncio.yieldNow());
            return told.contains("seen") ? "seen" : told.get(0);
        }

        private static long loopThreads() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("weft-loop"))
                    .count();
        }

        public static void main(String[] arguments) throws Exception {
            Asyncio.run(Asyncio.yieldNow());
            System.out.println("a task fails: " + without(Program::fail));
            System.out.println("and later: " + with(Program::fail));
            EventLoop loop = EventLoop.create();
            System.out.println("a slow step: " + without(() -> timed(loop)));
            String later = "";
            // A sample may come when the step has just ended.
            for (int i = 0; i < 10 && !later.equals("seen"); i++) later = with(() -> timed(loop));
            System.out.println("and later: " + later);
            System.out.println("a group: " + with(() -> new EventLoopGroup(100)) + ", left " + loopThreads());
            Runtime.getRuntime().halt(0);
        }
    }

    @Test
    void whatNeedsAThreadFailsOrGoesOnWithoutAndTriesAgain() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = classes(EventLoop.class) + File.pathSeparator + classes(Program.class);
        String command = "ulimit -v 9000000; exec '" + java + "' -Dweft.interrupt.seconds=0 -Xss512m -Xmx64m"
                + " -XX:ReservedCodeCacheSize=48m -XX:CompressedClassSpaceSize=32m -XX:+UseSerialGC"
                + " -XX:TieredStopAtLevel=1 -Xlog:disable -cp '" + classPath + "' '" + Program.class.getName() + "'";
        Process program = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        List<String> lines =
                new String(program.getInputStream().readAllBytes()).lines().toList();
        assertThat(program.waitFor()).as(lines.toString()).isZero();
        assertThat(lines)
                .containsExactly(
                        "a task fails: no such page",
                        "and later: no such page",
                        "a slow step: took",
                        "and later: seen",
                        "a group: java.lang.OutOfMemoryError, left 0");
    }

    private static String classes(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
