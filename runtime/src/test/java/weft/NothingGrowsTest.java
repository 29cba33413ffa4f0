package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.sleep;
import static weft.Asyncio.toThread;
import static weft.TestCoroutines.async;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand of something leave as many objects as ten of it. */
@Timeout(120)
class NothingGrowsTest {
    private static final int MANY = 10_000;

    /** So many objects of one class may be left of whatever comes and goes late. */
    private static final int SLACK = 100;

    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    @FunctionalInterface
    private interface Part {
        void run() throws Exception;
    }

    @Test
    void loops() throws Exception {
        leavesNothing(() -> {
            EventLoop loop = EventLoop.create();
            loop.runUntilComplete(sleep(Duration.ofNanos(1)));
            loop.close();
        });
    }

    @Test
    void loopsThatAreNotClosed() throws Exception {
        leavesNothing(() -> {
            EventLoop loop = EventLoop.create();
            loop.createTask(sleep(Duration.ofDays(1)));
            loop.runUntilComplete(sleep(Duration.ofNanos(1)));
        });
    }

    @Test
    void loopsInDebugModeThatAreNotClosed() throws Exception {
        leavesNothing(() -> {
            EventLoop loop = EventLoop.create();
            loop.setDebug(true);
            loop.callSoon(() -> loop.createFuture().addDoneCallback(done -> {}));
            loop.runUntilComplete(sleep(Duration.ofNanos(1)));
        });
    }

    @Test
    void runs() throws Exception {
        leavesNothing(() -> Asyncio.run(sleep(Duration.ofNanos(1))));
    }

    @Test
    void failuresThatNobodySees() throws Exception {
        EventLoop loop = EventLoop.create();
        loop.setExceptionHandler((where, context) -> {});
        leavesNothing(() -> {
            loop.createFuture().setException(new IllegalStateException("lost"));
            loop.runUntilComplete(sleep(Duration.ofNanos(1)));
        });
        loop.close();
    }

    @Test
    void threads() throws Exception {
        ContextVar<Integer> number = new ContextVar<>("number");
        leavesNothing(() -> {
            Thread thread = new Thread(() -> {
                number.set(1);
                Asyncio.run(sleep(Duration.ofNanos(1)));
            });
            thread.start();
            thread.join();
        });
    }

    @Test
    void groups() throws Exception {
        leavesNothing(MANY / 10, () -> {
            EventLoopGroup group = new EventLoopGroup(1);
            group.submit(sleep(Duration.ofNanos(1)));
            group.shutdown(Duration.ofDays(1)).join();
        });
    }

    @Test
    void defaultExecutors() throws Exception {
        leavesNothing(MANY / 10, () -> Asyncio.run(async(() -> toThread(() -> 1))));
    }

    private static void leavesNothing(Part part) throws Exception {
        leavesNothing(MANY, part);
    }

    private static void leavesNothing(int many, Part part) throws Exception {
        for (int i = 0; i < 10; i++) part.run();
        Map<String, Long> before = objects();
        int threads = Thread.activeCount();
        for (int i = 0; i < many; i++) part.run();
        Map<String, Long> grown = objects();
        // What is collected by another thread comes a little later.
        for (int i = 0; i < 100 && isMore(grown, before); i++) {
            Thread.sleep(50);
            grown = objects();
        }
        assertThat(grown)
                .allSatisfy((type, count) -> assertThat(count).isLessThan(before.getOrDefault(type, 0L) + SLACK));
        assertThat(Thread.activeCount()).isLessThan(threads + SLACK);
    }

    private static boolean isMore(Map<String, Long> now, Map<String, Long> before) {
        return now.entrySet().stream()
                .anyMatch(each -> each.getValue() >= before.getOrDefault(each.getKey(), 0L) + SLACK);
    }

    /** How many objects there are of each class of the runtime, after a collection. */
    private static Map<String, Long> objects() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Map<String, Long> objects = new TreeMap<>();
        histogram.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
            String type = line.group(2);
            boolean counts = type.startsWith("weft.")
                    || type.equals("java.lang.Thread")
                    || type.equals("java.lang.ref.WeakReference");
            if (counts) objects.put(type, Long.parseLong(line.group(1)));
        });
        assertThat(objects).isNotEmpty();
        return objects;
    }
}
