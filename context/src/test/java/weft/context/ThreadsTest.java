package weft.context;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.runCoroutineThreadsafe;
import static weft.Asyncio.toThread;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.Asyncio;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.annotations.Async;

class ThreadsTest extends MdcTestCase {
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    @AfterEach
    void stopWorker() throws Exception {
        worker.shutdown();
        assertThat(worker.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void aCallInAnExecutorHasThem() throws Exception {
        Asyncio.run(calls());
        note("after");
        assertThat(log).containsExactly("thread main", "main main", "worker main", "main main", "after null");
        // What the job set is not left on the worker's thread.
        assertThat(worker.submit(MdcTestCase::request).get()).isNull();
    }

    @Async
    private Coroutine<Void> calls() {
        setRequest("main");
        await(toThread(() -> changes("thread")));
        note("main");
        await(EventLoop.running().runInExecutor(worker, () -> changes("worker")));
        note("main");
        return done();
    }

    private Object changes(String where) {
        note(where);
        setRequest(where);
        return null;
    }

    @Test
    void aCoroutineForAnotherLoopHasThoseOfWhoSentIt() throws Exception {
        EventLoop other = EventLoop.create();
        var running = worker.submit(other::runForever);
        setRequest("sender");
        CompletableFuture<String> sent = runCoroutineThreadsafe(seen(), other);
        setRequest("later");
        assertThat(sent.get()).isEqualTo("sender");
        org.slf4j.MDC.clear();
        other.callSoonThreadsafe(other::stop);
        running.get();
        assertThat(worker.submit(MdcTestCase::request).get()).isNull();
        other.close();
    }

    @Async
    private static Coroutine<String> seen() {
        await(yieldNow());
        String seen = request();
        setRequest("receiver");
        await(yieldNow());
        return value(seen);
    }

    @Test
    void aTaskThatAnotherLoopWakesHasItsOwn() throws Exception {
        EventLoop other = EventLoop.create();
        var running = worker.submit(other::runForever);
        Asyncio.run(awaitsOf(other));
        assertThat(log).containsExactly("main main");
        other.callSoonThreadsafe(other::stop);
        running.get();
        other.close();
    }

    @Async
    private Coroutine<Void> awaitsOf(EventLoop other) {
        setRequest("main");
        Future<String> theirs = other.createFuture();
        other.callSoonThreadsafe(() -> {
            setRequest("theirs");
            theirs.setResult("x");
        });
        await(theirs);
        note("main");
        return done();
    }
}
