package weft.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every counter of the locks and queues, as the byte code has them, and those that may go past an int. */
class CountersTest {
    /** They count tasks that wait, so they are bounded by the memory. */
    private static final List<String> BOUNDED =
            List.of("Barrier.count", "Condition.woken", "Event.woken", "Semaphore.woken", "WaitLine.size");

    /** Longs, since no object stands behind what they count. */
    private static final List<String> UNBOUNDED =
            List.of("Items$Sorted.nextNumber", "Queue.unfinishedTasks", "Semaphore.value");

    private final Set<String> counters = new TreeSet<>();

    @Test
    void everyCounterIsListed() throws Exception {
        Path main = Path.of(Queue.class.getResource("Queue.class").toURI()).getParent();
        try (Stream<Path> files = Files.walk(main)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) scan(file);
        }
        Set<String> listed = new TreeSet<>(BOUNDED);
        for (String each : UNBOUNDED) listed.add(each + " (long)");
        assertThat(counters).containsExactlyInAnyOrderElementsOf(listed);
    }

    private void scan(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            new ClassReader(bytes).accept(new Scan(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
    }

    private final class Scan extends ClassVisitor {
        private Scan() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] all) {
            return new Body();
        }
    }

    private final class Body extends MethodVisitor {
        private boolean sum;

        private Body() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode != Opcodes.PUTFIELD || !owner.startsWith("weft/sync/")) return;
            // A machine keeps what its method has computed.
            if (owner.contains("$weft$")) return;
            String field = owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
            if (sum) counters.add(field + (descriptor.equals("J") ? " (long)" : ""));
            sum = false;
        }

        @Override
        public void visitInsn(int opcode) {
            sum |= opcode == Opcodes.IADD || opcode == Opcodes.ISUB;
            sum |= opcode == Opcodes.LADD || opcode == Opcodes.LSUB;
        }
    }

    @Test
    void aSemaphoreHasMorePermitsThanAnIntCanSay() {
        Semaphore semaphore = new Semaphore(Integer.MAX_VALUE);
        semaphore.release();
        assertThat(semaphore).hasToString("<Semaphore [unlocked, value:2147483648]>");
        BoundedSemaphore bounded = new BoundedSemaphore(Integer.MAX_VALUE);
        assertThatThrownBy(bounded::release).hasMessageContaining("released too many times");
    }

    @Test
    void aQueueWhoseItemsAreNeverDoneCountsOn() throws Exception {
        Queue<Integer> queue = new Queue<>();
        Field tasks = Queue.class.getDeclaredField("unfinishedTasks");
        tasks.setAccessible(true);
        tasks.setLong(queue, Integer.MAX_VALUE);
        queue.putNowait(1);
        assertThat(queue).hasToString("<Queue maxsize=0 queue=[1] tasks=2147483648>");
        queue.taskDone();
        assertThat(queue).hasToString("<Queue maxsize=0 queue=[1] tasks=2147483647>");
    }
}
