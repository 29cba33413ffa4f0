package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.sleep;
import static weft.TestCoroutines.async;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looking at the loops of this JVM from another thread. */
class LoopsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectName NAME = name();

    private static ObjectName name() {
        try {
            return new ObjectName("weft:type=Loops");
        } catch (MalformedObjectNameException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private final EventLoop loop = EventLoop.create();
    private final Thread thread = new Thread(loop::runForever, "the \"loop\"");

    @AfterEach
    void stop() throws Exception {
        loop.setExceptionHandler((where, context) -> {});
        loop.stop();
        thread.join();
        loop.close();
    }

    private <T> T inLoop(java.util.concurrent.Callable<T> action) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.callSoonThreadsafe(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable exception) {
                result.completeExceptionally(exception);
            }
        });
        return result.get(30, TimeUnit.SECONDS);
    }

    private LoopSnapshot capture(Duration patience) {
        return Loops.capture(patience).stream()
                .filter(snapshot -> snapshot.threadId() == thread.getId())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLoopTellsOfItsTasks() throws Exception {
        Task<?> sleeper = loop.createTask(async(() -> sleep(Duration.ofHours(1))), "sleeper");
        loop.createTask(async(() -> sleeper), "waiter");
        thread.start();
        inLoop(() -> 0);
        inLoop(() -> 0);

        LoopSnapshot snapshot = capture(PATIENCE);

        assertThat(snapshot.blocked()).isFalse();
        assertThat(snapshot.tasks()).extracting(TaskSnapshot::name).containsExactly("sleeper", "waiter");
        assertThat(snapshot.tasks()).extracting(TaskSnapshot::state).containsOnly("waiting");
        TaskSnapshot first = snapshot.tasks().get(0);
        assertThat(first.awaitedBy()).containsExactly(snapshot.tasks().get(1).id());
        assertThat(first.since()).isBetween(Duration.ZERO, Duration.ofMinutes(10));
        assertThat(Loops.report("ps", PATIENCE))
                .contains("Event loop in thread \"the \"loop\"\" #" + thread.getId() + ", 2 tasks\n")
                .containsPattern("(?m)^\\d+ +sleeper +waiting +\\d+\\.\\d s +sleep +waiter$");
        assertThat(Loops.report("pstree", PATIENCE))
                .contains("(T) waiter waiting\n")
                .contains("└── (T) sleeper waiting\n");
    }

    @Test
    void sinceIsTheTimeOfTheLastSuspension() {
        VirtualClock clock = new VirtualClock();
        EventLoop virtual = EventLoop.create(clock);
        Task<?> task = virtual.createTask(async(() -> sleep(Duration.ofHours(1))));
        List<Duration> seen = new ArrayList<>();
        for (int seconds : List.of(10, 60)) {
            virtual.callLater(
                    Duration.ofSeconds(seconds),
                    () -> seen.add(virtual.captureTasks().get(0).since()));
        }
        virtual.callLater(Duration.ofSeconds(61), virtual::stop);
        virtual.runForever();
        assertThat(seen.get(0)).isBetween(Duration.ofMillis(9_900), Duration.ofMillis(10_100));
        assertThat(seen.get(1)).isBetween(Duration.ofMillis(59_900), Duration.ofMillis(60_100));
        task.cancel();
        virtual.close();
    }

    @Test
    void aBlockedLoopIsShownWithWhatItsThreadDoes() throws Exception {
        thread.start();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        loop.callSoonThreadsafe(() -> {
            begun.countDown();
            blocks(end);
        });
        begun.await();

        LoopSnapshot snapshot = capture(Duration.ofMillis(1));
        String text = Loops.report("ps", Duration.ofMillis(1));
        end.countDown();

        assertThat(snapshot.blocked()).isTrue();
        assertThat(snapshot.stack())
                .extracting(StackTraceElement::getMethodName)
                .contains("await")
                .doesNotContain("runOnce");
        assertThat(text)
                .contains(" is blocked: it does not get to its next callback. Its thread is at\n")
                .contains("    java.util.concurrent.CountDownLatch.await(CountDownLatch.java:");
        inLoop(() -> 0);
        assertThat(capture(PATIENCE).blocked()).isFalse();
    }

    /** It needs longer than the patience for all of its tasks, but never for its next callback. */
    @Test
    void aBusyLoopIsNotABlockedOne() throws Exception {
        for (int i = 0; i < 5_000; i++) loop.createTask(async(() -> sleep(Duration.ofHours(1))));
        thread.start();
        loop.callSoonThreadsafe(this::isBusy);
        inLoop(() -> 0);

        LoopSnapshot snapshot = capture(Duration.ofSeconds(1));

        assertThat(snapshot.blocked()).isFalse();
        assertThat(snapshot.tasks()).hasSize(5_000);
    }

    private void isBusy() {
        long end = System.nanoTime() + 60_000_000;
        while (System.nanoTime() < end) Thread.onSpinWait();
        loop.callSoon(this::isBusy);
    }

    private static void blocks(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** The names of the first and the last task say in which turn they were read. */
    @Test
    void otherCallbacksRunWhileManyTasksAreRead() throws Exception {
        List<Task<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) tasks.add(loop.createTask(async(() -> sleep(Duration.ofHours(1)))));
        thread.start();
        inLoop(() -> {
            again(tasks, 0);
            return 0;
        });

        List<TaskSnapshot> read = capture(PATIENCE).tasks();

        assertThat(read).hasSize(2_000);
        int first = Integer.parseInt(read.get(0).name());
        assertThat(Integer.parseInt(read.get(1_999).name())).isEqualTo(first + 9);
    }

    private void again(List<Task<?>> tasks, int turn) {
        tasks.get(0).setName(Integer.toString(turn));
        tasks.get(1_999).setName(Integer.toString(turn));
        loop.callSoon(() -> again(tasks, turn + 1));
    }

    @Test
    void aLoopMayLookAtItself() throws Exception {
        thread.start();
        loop.callSoonThreadsafe(() -> loop.createTask(async(() -> sleep(Duration.ofHours(1))), "sleeper"));
        inLoop(() -> 0);
        assertThat(inLoop(() -> capture(Duration.ZERO)).tasks()).hasSize(1);
    }

    @Test
    void aLoopThatHasEndedIsNotThere() throws Exception {
        thread.start();
        inLoop(() -> 0);
        loop.stop();
        thread.join();
        assertThat(Loops.capture(PATIENCE)).extracting(LoopSnapshot::threadId).doesNotContain(thread.getId());
    }

    @Test
    void jsonIsQuoted() throws Exception {
        loop.createTask(async(() -> sleep(Duration.ofHours(1))), "a \"b\" \\ \n\u0001");
        thread.start();
        inLoop(() -> 0);
        assertThat(Loops.report("json", PATIENCE))
                .contains("\"thread\": \"the \\\"loop\\\"\", \"threadId\": " + thread.getId() + ", \"blocked\": false")
                .contains("\"name\": \"a \\\"b\\\" \\\\ \\u000a\\u0001\", \"state\": \"waiting\", \"sinceMillis\": ");
    }

    @Test
    void jsonIsAscii() throws Exception {
        loop.createTask(async(() -> sleep(Duration.ofHours(1))), "\u00fc \ud83d\ude00 \ud800");
        thread.start();
        inLoop(() -> 0);
        assertThat(Loops.report("json", PATIENCE)).contains("\"name\": \"\\u00fc \\ud83d\\ude00 \\ud800\", ");
    }

    /** Names may come from a request. */
    @Test
    void aNameCannotDrawInTheTable() throws Exception {
        Task<?> awaited = loop.createTask(async(() -> sleep(Duration.ofHours(1))), "a\nb");
        loop.createTask(async(() -> awaited), "\u001b[31m\u009b");
        thread.start();
        inLoop(() -> 0);
        inLoop(() -> 0);
        assertThat(Loops.report("ps", PATIENCE))
                .containsPattern("(?m)^\\d+ +a\\\\u000ab +waiting +\\d+\\.\\d s +sleep +\\\\u001b\\[31m\\\\u009b$");
        assertThat(Loops.report("pstree", PATIENCE))
                .contains("(T) \\u001b[31m\\u009b waiting\n")
                .contains("└── (T) a\\u000ab waiting\n");
    }

    @Test
    void onlyWhatWaitsHasATimeSinceWhich() throws Exception {
        thread.start();
        String table = inLoop(() -> {
            loop.createTask(async(() -> sleep(Duration.ofHours(1))), "new");
            return Loops.report("ps", PATIENCE);
        });
        assertThat(table).containsPattern("(?m)^\\d+ +new +created +script$");
    }

    @Test
    void anotherFormatIsRefused() {
        assertThatThrownBy(() -> Loops.report("xml", PATIENCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown format 'xml'; write ps, pstree or json");
    }

    @Test
    void byJmx() throws Exception {
        Loops.registerMBean();
        Loops.registerMBean();
        loop.createTask(async(() -> sleep(Duration.ofHours(1))), "by JMX");
        thread.start();
        inLoop(() -> 0);
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        assertThat((int) server.getAttribute(NAME, "LoopCount")).isPositive();
        assertThat((int) server.getAttribute(NAME, "TaskCount")).isPositive();
        for (String operation : List.of("ps", "pstree", "json")) {
            assertThat((String) server.invoke(NAME, operation, null, null)).contains("by JMX");
        }
    }

    /** What another class loader's bean would be. */
    public interface OtherMBean {}

    private static final class Other implements OtherMBean {}

    @Test
    void besideTheMBeanOfAnotherClassLoader() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Loops.unregisterMBean();
        server.registerMBean(new StandardMBean(new Other(), OtherMBean.class), NAME);
        try {
            Loops.registerMBean();
            thread.start();
            inLoop(() -> 0);
            assertThat((int) server.getAttribute(new ObjectName("weft:type=Loops,number=2"), "LoopCount"))
                    .isPositive();
        } finally {
            Loops.unregisterMBean();
            server.unregisterMBean(NAME);
        }
        assertThat(server.queryNames(new ObjectName("weft:type=Loops,*"), null)).isEmpty();
    }

    @Test
    void theMBeanGoesWithTheLastLoopAndComesBackWithTheNext() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Loops.registerMBean();
        List<Boolean> registered = new ArrayList<>();
        EventLoop other = EventLoop.create();
        other.callSoon(() -> registered.add(server.isRegistered(NAME)));
        for (int i = 0; i < 2; i++) {
            other.runUntilComplete(sleep(Duration.ofNanos(1)));
            other.callSoon(() -> registered.add(server.isRegistered(NAME)));
            registered.add(server.isRegistered(NAME));
        }
        other.close();
        Loops.unregisterMBean();
        Loops.unregisterMBean();
        assertThat(registered).containsExactly(true, false, true, false);
    }
}
