package weft.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.annotations.Async;

/**
 * Something is completed or cancelled near the end of the stack, and the StackOverflowError is caught: nobody is lost.
 */
@Timeout(60)
class DeepStackTest {
    private static final int CALLS = 300;
    private static final int ROUNDS = 8;
    private static final long STACK = 512 * 1024;

    private int left;
    private int noticed;

    /** Calls something again and again, each time with a little more stack, each time for another number. */
    private void deep(IntConsumer call) {
        left = CALLS;
        dig(call);
    }

    private void dig(IntConsumer call) {
        try {
            dig(call);
        } catch (StackOverflowError end) {
            // From here on upwards.
        }
        if (left == 0) return;
        try {
            call.accept(--left);
        } catch (StackOverflowError noRoom) {
            // It did not happen, or everybody is told.
        }
    }

    private static <T> T onSmallStack(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "small stack", STACK);
        thread.start();
        return task.get();
    }

    @Async
    private Coroutine<Void> waits(Future<Object> future) {
        try {
            await(future);
        } finally {
            noticed++;
        }
        return done();
    }

    @Async
    private static CompletableFuture<String> passesOn(CompletableFuture<String> source) {
        return CompletableFuture.completedFuture(await(source));
    }

    @Async
    private Coroutine<Integer> tasksThatAreNotTold(boolean cancels) {
        List<Future<Object>> futures = new ArrayList<>();
        List<Task<Void>> tasks = new ArrayList<>();
        noticed = 0;
        for (int i = 0; i < CALLS; i++) {
            futures.add(EventLoop.running().createFuture());
            tasks.add(createTask(waits(futures.get(i))));
        }
        for (int i = 0; i < 3; i++) await(yieldNow());
        if (cancels) deep(i -> tasks.get(i).cancel());
        else deep(i -> futures.get(i).setResult("done"));
        for (int i = 0; i < 5; i++) await(yieldNow());
        int told = noticed;
        if (cancels) {
            for (Task<Void> task : tasks) task.cancel();
            for (int i = 0; i < 5; i++) await(yieldNow());
            return value(CALLS - (int) tasks.stream().filter(Task::isDone).count());
        }
        int completed = (int) futures.stream().filter(Future::isDone).count();
        for (Future<Object> future : futures) if (!future.isDone()) future.setResult("late");
        for (int i = 0; i < 3; i++) await(yieldNow());
        return value(completed - told);
    }

    @Test
    void setResult() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(onSmallStack(() -> weft.Asyncio.run(tasksThatAreNotTold(false))))
                    .isZero();
        }
    }

    @Test
    void cancelAndOnceMoreOnAnEmptyStack() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(onSmallStack(() -> weft.Asyncio.run(tasksThatAreNotTold(true))))
                    .isZero();
        }
    }

    @Test
    void methodsWithoutALoop() throws Exception {
        for (int i = 0; i < ROUNDS; i++)
            assertThat(onSmallStack(this::stagesThatAreNotTold)).isZero();
    }

    private int stagesThatAreNotTold() {
        List<CompletableFuture<String>> sources = new ArrayList<>();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            sources.add(new CompletableFuture<>());
            answers.add(passesOn(sources.get(i)));
        }
        deep(i -> sources.get(i).complete("done"));
        int lost = 0;
        for (int i = 0; i < CALLS; i++) {
            if (sources.get(i).isDone() && !answers.get(i).isDone()) lost++;
        }
        return lost;
    }
}
