package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExecutorTest {
    private final EventLoop loop = EventLoop.create();
    private final ExecutorService one = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        one.shutdownNow();
        loop.close();
    }

    @Test
    void aCallRunsInADaemonThreadAndItsResultComesBack() {
        Thread thread = loop.runUntilComplete(loop.runInExecutor(Thread::currentThread));
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aReplacedDefaultExecutorIsShutDownAtTheEnd() {
        ExecutorService second = Executors.newSingleThreadExecutor();
        loop.setDefaultExecutor(one);
        loop.setDefaultExecutor(second);
        loop.setDefaultExecutor(one);
        assertThat(loop.<Integer>runUntilComplete(loop.runInExecutor(() -> 1))).isEqualTo(1);
        assertThat(one.isShutdown() || second.isShutdown()).isFalse();
        loop.runUntilComplete(loop.shutdownDefaultExecutor(Duration.ofSeconds(30)));
        assertThat(one.isTerminated() && second.isTerminated()).isTrue();
    }

    @Test
    void closeShutsDownWhatWasReplaced() {
        ExecutorService second = Executors.newSingleThreadExecutor();
        loop.setDefaultExecutor(one);
        loop.setDefaultExecutor(second);
        loop.close();
        assertThat(one.isShutdown() && second.isShutdown()).isTrue();
    }

    @Test
    void anExceptionComesBackAsItIs() {
        IOException failure = new IOException("disk");
        assertThatThrownBy(() -> loop.runUntilComplete(loop.runInExecutor(one, () -> {
                    throw failure;
                })))
                .isSameAs(failure);
    }

    @Test
    void d1_aCancelStopsACallThatHasNotStarted() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean ran = new AtomicBoolean();
        Future<Object> first = loop.runInExecutor(one, () -> {
            release.await();
            return null;
        });
        Future<Object> queued = loop.runInExecutor(one, () -> {
            ran.set(true);
            return null;
        });
        assertThat(queued.cancel()).isTrue();
        assertThat(first.cancel()).isTrue();
        assertThat(first.isCancelled()).isTrue();
        release.countDown();
        loop.runUntilComplete(loop.runInExecutor(one, () -> null));
        assertThat(ran).isFalse();
    }

    @Test
    void aPlainExecutorWillDo() {
        assertThat(loop.runUntilComplete(loop.runInExecutor(command -> new Thread(command).start(), () -> 1)))
                .isEqualTo(1);
    }

    @Test
    void shutdownWaitsForWhatIsRunning() {
        loop.setDefaultExecutor(one);
        AtomicBoolean ran = new AtomicBoolean();
        Future<Object> call = loop.runInExecutor(() -> {
            ran.set(true);
            return null;
        });
        loop.runUntilComplete(loop.shutdownDefaultExecutor(Duration.ofSeconds(30)));
        assertThat(ran).isTrue();
        assertThat(call.isDone()).isTrue();
        assertThat(one.isTerminated()).isTrue();
        assertThatThrownBy(() -> loop.runInExecutor(() -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Executor shutdown has been called");
    }

    @Test
    void shutdownOfAnExecutorThatWasNeverUsedIsImmediate() {
        loop.runUntilComplete(loop.shutdownDefaultExecutor(Duration.ofSeconds(30)));
        assertThat(loop.isClosed()).isFalse();
    }

    /** As the executors of a container: their life is the container's affair. */
    private static class Managed extends AbstractExecutorService {
        private final Error refusal;

        Managed(Error refusal) {
            this.refusal = refusal;
        }

        @Override
        public void execute(Runnable job) {
            job.run();
        }

        private RuntimeException refused() {
            if (refusal != null) throw refusal;
            return new IllegalStateException("the container ends this executor");
        }

        @Override
        public void shutdown() {
            throw refused();
        }

        @Override
        public List<Runnable> shutdownNow() {
            throw refused();
        }

        @Override
        public boolean isShutdown() {
            throw refused();
        }

        @Override
        public boolean isTerminated() {
            throw refused();
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            throw refused();
        }
    }

    private List<ExceptionContext> reports() {
        List<ExceptionContext> reports = new CopyOnWriteArrayList<>();
        loop.setExceptionHandler((where, report) -> reports.add(report));
        return reports;
    }

    @Test
    void anExecutorOfAContainerIsLeftAlone() {
        List<ExceptionContext> reports = reports();
        loop.setDefaultExecutor(new Managed(null));
        loop.setDefaultExecutor(one);
        loop.runUntilComplete(loop.shutdownDefaultExecutor(null));
        assertThat(one.isTerminated()).isTrue();
        assertThat(reports).isEmpty();
    }

    @Test
    void closeGoesOnWhenAnExecutorFailsToShutDown() {
        List<ExceptionContext> reports = reports();
        Error failure = new AssertionError("broken");
        loop.setDefaultExecutor(new Managed(failure));
        loop.setDefaultExecutor(one);
        loop.createTask(Asyncio.sleep(Duration.ofDays(1)));
        loop.close();
        assertThat(one.isShutdown()).isTrue();
        assertThat(reports)
                .extracting(ExceptionContext::message)
                .containsExactly(
                        "Exception in shutdown() of a default executor", "Task was destroyed but it is pending!");
        assertThat(reports.get(0).exception()).isSameAs(failure);
    }

    @Test
    void anExecutorThatFailsToTerminateIsReported() {
        List<ExceptionContext> reports = reports();
        loop.setDefaultExecutor(new Managed(new StackOverflowError()) {
            @Override
            public void shutdown() {}

            @Override
            public boolean isShutdown() {
                return true;
            }
        });
        loop.setDefaultExecutor(one);
        loop.runUntilComplete(loop.shutdownDefaultExecutor(Duration.ofSeconds(30)));
        turn();
        assertThat(reports)
                .extracting(ExceptionContext::message)
                .containsExactly("Exception in awaitTermination() of a default executor");
        assertThat(one.isTerminated()).isTrue();
    }

    /** To shut it down has no effect, and it never terminates. */
    @Test
    void theCommonPoolIsLeftAlone() {
        List<ExceptionContext> reports = reports();
        loop.setDefaultExecutor(ForkJoinPool.commonPool());
        assertThat(loop.<Integer>runUntilComplete(loop.runInExecutor(() -> 1))).isEqualTo(1);
        loop.runUntilComplete(loop.shutdownDefaultExecutor(null));
        assertThat(reports).isEmpty();
    }

    private void turn() {
        loop.stop();
        loop.runForever();
    }
}
