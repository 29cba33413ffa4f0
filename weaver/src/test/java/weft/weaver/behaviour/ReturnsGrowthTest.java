package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import weft.weaver.Weaver;
import weft.weaver.harness.Sources;

/** What the analysis of returns takes grows with the size of the method; allocated bytes are counted, not time. */
class ReturnsGrowthTest {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    @DisplayName("a variable that is set and returned at many places, without a table of variables")
    void manyStoresAndReturns() {
        grows(
                n -> {
                    StringBuilder text = new StringBuilder("Coroutine<Integer> r = value(0);\n");
                    for (int i = 0; i < 2 * n; i++) text.append("if (k == " + i + ") r = one(k);\n");
                    for (int i = 0; i < n; i++) text.append("if (k == " + i + ") try { return r; } finally { f(); }\n");
                    return text + "return r;";
                },
                18); // Each store comes to each return: four times four, and no more.
    }

    @Test
    @DisplayName("many returns out of one synchronized block")
    void manyReturnsUnderAMonitor() {
        grows(n -> {
            StringBuilder text = new StringBuilder("synchronized (Main.class) {\n");
            for (int i = 0; i < n; i++) text.append("if (k == " + i + ") return one(k);\n");
            return text + "} return one(k);";
        });
    }

    @Test
    @DisplayName("many parked returns")
    void manyParkedReturns() {
        grows(n -> {
            StringBuilder text = new StringBuilder("try {\n");
            for (int i = 0; i < n; i++) text.append("if (k == " + i + ") return one(k);\n");
            return text + "} finally { f(); } return one(k);";
        });
    }

    private static void grows(IntFunction<String> body) {
        // Four times as much, and half as much again for what sorts and joins.
        grows(body, 6);
    }

    private static void grows(IntFunction<String> body, int most) {
        allocated(body, 20);
        long small = allocated(body, 50);
        long large = allocated(body, 200);
        assertThat((double) large / small).isLessThan(most);
    }

    private static long allocated(IntFunction<String> body, int n) {
        Map<String, byte[]> classes = Sources.compile(
                "class Main { static void f() {} @Async static Coroutine<Integer> one(int k) { return value(k); }\n"
                        + "@Async static Coroutine<Integer> m(int k) {\n" + body.apply(n) + "\n}}",
                "-g:none");
        byte[] classFile = classes.get("p.Main");
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(new Weaver().weave(classFile).changed()).isTrue();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
