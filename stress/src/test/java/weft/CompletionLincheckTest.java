package weft;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** A future of no loop, as several threads see it: it ends once, and who registers is woken by its end. */
public class CompletionLincheckTest {
    /**
     * While somebody has a failure that nobody has seen, the thread that waits for such is there: no schedule has one.
     */
    private static final Future<Integer> UNSEEN = new Future<>(null);

    static {
        UNSEEN.tryFail(new Failure(new IllegalStateException("nobody asks")));
    }

    private final Future<Integer> future = new Future<>(null);

    @Operation
    public boolean succeed(@Param(gen = IntGen.class) int value) {
        return future.trySucceed(value);
    }

    @Operation
    public boolean fail() {
        return future.tryFail(new Failure(new IllegalArgumentException("failed")));
    }

    @Operation
    public boolean cancel() {
        return future.cancel("cancelled");
    }

    @Operation
    public String look() {
        if (!future.isDone()) return "pending";
        if (future.isCancelled()) return "cancelled";
        return future.exception() == null ? "result " + future.result() : "exception";
    }

    /** Tells whether it was woken; registered once more, it is for good if the future is done by then. */
    @Operation
    public boolean register() {
        Woken waiter = new Woken();
        future.addOutside(waiter);
        boolean done = future.isDone();
        future.removeOutside(waiter);
        return done;
    }

    private static final class Woken extends Waiter {
        @Override
        void wake(Future<?> done, Inbox.Node message) {
            if (!done.isDone()) throw new AssertionError("woken by a pending future");
        }
    }

    @Test
    void underStress() {
        new StressOptions()
                .iterations(StressMode.isFull() ? 100 : 5)
                .invocationsPerIteration(StressMode.isFull() ? 20_000 : 1_000)
                .check(CompletionLincheckTest.class);
    }

    @Test
    void underTheModelChecker() {
        new ModelCheckingOptions()
                .iterations(StressMode.isFull() ? 100 : 5)
                .invocationsPerIteration(StressMode.isFull() ? 10_000 : 500)
                .check(CompletionLincheckTest.class);
    }
}
