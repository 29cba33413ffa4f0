package weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Futures that another thread completes while their loop's thread is busy. */
class ForeignCompletionTest {
    private final EventLoop loop = EventLoop.create(new VirtualClock());
    private final AtomicReference<Thread> calledBackOn = new AtomicReference<>();

    private boolean calledBackInline;

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void d2_theResultOfAJobRunsNoCallbackOnItsThread() {
        List<Runnable> jobs = new ArrayList<>();
        Future<String> future = inALoop(() -> loop.runInExecutor(jobs::add, () -> "result"), () -> jobs.get(0));
        assertThat(future.result()).isEqualTo("result");
        assertThat(calledBackOn).hasValue(Thread.currentThread());
    }

    @Test
    void f15_inDebugModeNoCallbackIsLostEither() {
        loop.setDebug(true);
        Future<String> future = loop.createFuture();
        inALoop(() -> future, () -> () -> future.setResult("result"));
        assertThat(future.result()).isEqualTo("result");
        assertThat(calledBackOn).hasValue(Thread.currentThread());
    }

    /** Makes a future in a callback of the loop, lets another thread complete it there, and runs its callback. */
    private Future<String> inALoop(Supplier<Future<String>> make, Supplier<Runnable> completion) {
        AtomicReference<Future<String>> made = new AtomicReference<>();
        loop.callSoon(() -> {
            Future<String> future = make.get();
            made.set(future);
            future.addDoneCallback(done -> {
                calledBackOn.set(Thread.currentThread());
                loop.stop();
            });
            runElsewhere(completion.get());
            calledBackInline = calledBackOn.get() != null;
        });
        loop.callLater(Duration.ofHours(1), loop::stop); // ends the run if the callback is lost
        loop.runForever();
        assertThat(calledBackInline).isFalse();
        return made.get();
    }

    private static void runElsewhere(Runnable action) {
        Thread thread = new Thread(action);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
