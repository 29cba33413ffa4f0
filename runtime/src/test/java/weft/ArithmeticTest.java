package weft;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every counter and every arithmetic on longs of the runtime, as the byte code has them. A new one has to be listed
 * here: with what bounds it, or with a test that runs it past its end.
 */
class ArithmeticTest {
    /**
     * They count objects in memory, frames of a stack, or what people do; or they go round. There are never as many as
     * an int can say.
     */
    private static final List<String> BOUNDED = List.of(
            "AsCompleted.left",
            "CancelTree$Level.next",
            "ChainLimit.depth",
            "ChainLimit.lastLength",
            "ChainLimit.length",
            "ChainLimit.objects",
            "ChainLimit.work",
            "Coroutine.depth",
            "DeepStarts.left",
            "EventLoopGroup.turn",
            "EventLoopGroup.unfinished",
            "Flight.recording",
            "ForeignCalls.nested",
            "Gather.unfinished",
            "LoopReader.next",
            "LoopThread.failures",
            "LoopThread.load",
            "MostlyEmpty.looks",
            "OutsideWaiter.dead",
            "OutsideWaiter.size",
            "ReadyQueue.head",
            "ReadyQueue.size",
            "Scheduler.unfinishedCount",
            "SilentDrop.pauseMillis",
            "SlowSteps.reported",
            "TaskList.size",
            "ThreadState.nestedResumptions",
            "ThreadState.nestedStarts",
            "TimerHeap.settled",
            "TimerHeap.size",
            "TimerQueue.cancelled",
            "Unseen (atomic)",
            "UserText.level",
            "Wait.unfinished",
            "WaiterList.dead",
            "WaiterList.size");

    /** They only grow: {@link CountersTest} starts each of them next to its end. */
    private static final List<String> GROWING = List.of(
            "Scheduler.beforeWalk",
            "Scheduler.iterations",
            "Scheduler.walks",
            "Task (atomic)",
            "TaskDetails.cancelRequests",
            "TimerHeap.lastSequence");

    /** Longs last for 292 years at a billion a second. */
    private static final List<String> IN_LONGS = List.of("DefaultExecutor (atomic)", "SlowSteps.step");

    /** {@link TimesTest} and {@link CountersTest} try these with times at both ends of a long. */
    private static final List<String> TIMES_OF_ANY_CLOCK =
            List.of("Nanos.after", "Nanos.of", "Nanos.until", "Scheduler.nanosSince");

    /**
     * Differences of {@link System#nanoTime}, which go over from the greatest to the least long, and sums of them with
     * limits that are at most half of a long.
     */
    private static final List<String> TIMES_OF_THE_JVM = List.of(
            "DefaultExecutor$Shutdown.terminate",
            "FlightSteps$Call.starts",
            "InterruptHook.await",
            "InterruptHook.linger",
            "InterruptHook.run",
            "LoopReader.await",
            "LoopThread.serve",
            "SilentDrop.run",
            "SlowSteps.run",
            "SlowSteps.takeSample",
            "SlowSteps.watch",
            "Suspension.lookAgain",
            "SystemClock.nanoTime",
            "Watched$Service.serve");

    /** Longs that are not times. */
    private static final List<String> NO_TIMES = List.of(
            "ChainLimit.awaiter", "ChainLimit.look", "ChainLimit.walk", "ChainLimit.walkStages", "StackRoom.use");

    private final Set<String> counters = new TreeSet<>();
    private final Set<String> times = new TreeSet<>();

    @Test
    void everyCounterIsListed() throws Exception {
        scan();
        Set<String> listed = new TreeSet<>(BOUNDED);
        listed.addAll(GROWING);
        listed.addAll(IN_LONGS);
        assertThat(counters).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void everyArithmeticOnTimesIsListed() throws Exception {
        scan();
        Set<String> listed = new TreeSet<>(TIMES_OF_ANY_CLOCK);
        listed.addAll(TIMES_OF_THE_JVM);
        listed.addAll(NO_TIMES);
        assertThat(times).containsExactlyInAnyOrderElementsOf(listed);
    }

    private void scan() throws Exception {
        Path main =
                Path.of(EventLoop.class.getResource("EventLoop.class").toURI()).getParent();
        try (Stream<Path> files = Files.walk(main)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) scan(file);
        }
    }

    private void scan(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            new ClassReader(bytes).accept(new Scan(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
    }

    private final class Scan extends ClassVisitor {
        private String owner;

        private Scan() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] all) {
            owner = simple(name);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] all) {
            return new Body(owner, name);
        }
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }

    /** A counter is a field that is read, then a sum is made, then the field is written. */
    private final class Body extends MethodVisitor {
        private final String owner;
        private final String method;
        private final Set<String> read = new TreeSet<>();
        private boolean sum;

        private Body(String owner, String method) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.method = method;
        }

        @Override
        public void visitFieldInsn(int opcode, String of, String name, String descriptor) {
            String field = simple(of) + "." + name;
            boolean number = "IJSB".contains(descriptor);
            if (number && (opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC)) read.add(field);
            boolean written = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            if (number && written && sum && read.contains(field)) counters.add(field);
            if (written) sum = false;
        }

        @Override
        public void visitInsn(int opcode) {
            switch (opcode) {
                case Opcodes.IADD, Opcodes.ISUB -> sum = true;
                case Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LSHL, Opcodes.LNEG -> {
                    sum = true;
                    times.add(owner + "." + method);
                }
                default -> {}
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String of, String name, String descriptor, boolean isInterface) {
            boolean counts = name.matches("(get)?And(Increment|Decrement|Add)|(increment|decrement|add)AndGet"
                    + "|getAnd(Increment|Decrement|Add)");
            if (of.startsWith("java/util/concurrent/atomic/") && counts) counters.add(owner + " (atomic)");
        }
    }

    @Test
    void theScanFindsEachKind() throws Exception {
        scan(Path.of(getClass().getResource("ArithmeticTest$Careless.class").toURI()));
        assertThat(counters).containsExactly("ArithmeticTest$Careless (atomic)", "ArithmeticTest$Careless.count");
        assertThat(times).containsExactly("ArithmeticTest$Careless.until");
    }

    static final class Careless {
        private int count;
        private final AtomicLong last = new AtomicLong();

        long until(long deadline, long now) {
            count += 2;
            last.incrementAndGet();
            return deadline - now;
        }
    }
}
