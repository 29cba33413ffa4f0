package weft.context;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import weft.Asyncio;
import weft.Context;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.VirtualClock;
import weft.annotations.Async;

class CallbacksTest extends MdcTestCase {
    @Test
    void aCallbackHasTheValuesOfItsRegistration() {
        try (EventLoop loop = EventLoop.create(new VirtualClock())) {
            loop.runUntilComplete(registers(loop));
        }
        assertThat(log).containsExactly("soon 1", "exception 4", "done 3", "later 2", "main 5");
    }

    @Async
    private Coroutine<Void> registers(EventLoop loop) {
        loop.setExceptionHandler((failed, context) -> note("exception"));
        Future<String> future = loop.createFuture();
        setRequest("1");
        loop.callSoon(() -> note("soon"));
        setRequest("2");
        loop.callLater(Duration.ofSeconds(1), () -> note("later"));
        setRequest("3");
        future.addDoneCallback(finished -> note("done"));
        setRequest("4");
        loop.callSoon(() -> {
            throw new IllegalStateException();
        });
        setRequest("5");
        future.setResult("x");
        await(Asyncio.sleep(Duration.ofSeconds(2)));
        note("main");
        return done();
    }

    /** The handler runs on another thread, while the step goes on. */
    @Test
    void aReportOfAStepThatGoesOnLeavesThemAlone() throws InterruptedException {
        CountDownLatch reported = new CountDownLatch(1);
        Thread runs = Thread.currentThread();
        try (EventLoop loop = EventLoop.create()) {
            loop.setSlowCallbackDuration(Duration.ofMillis(2));
            loop.setExceptionHandler((failed, context) -> {
                if (Thread.currentThread() == runs || reported.getCount() == 0) return;
                note("handler");
                setRequest("the handler's");
                reported.countDown();
            });
            loop.runUntilComplete(blocks(reported));
        }
        assertThat(log).containsExactly("handler null", "step mine", "main mine");
    }

    @Async
    private Coroutine<Void> blocks(CountDownLatch reported) throws InterruptedException {
        setRequest("before");
        await(yieldNow());
        setRequest("mine");
        reported.await();
        note("step");
        await(yieldNow());
        note("main");
        return done();
    }

    @Test
    void oneCallbackLeavesNothingForTheNext() {
        try (EventLoop loop = EventLoop.create(new VirtualClock())) {
            loop.callSoon(() -> setRequest("mine"));
            loop.callSoon(() -> note("next"));
            loop.callSoon(loop::stop);
            loop.runForever();
        }
        assertThat(log).containsExactly("next null");
    }

    @Test
    void aContextHasThemAsItHasVariables() {
        setRequest("outside");
        Context copy = Context.copyContext();
        Context empty = new Context();
        setRequest("changed");
        copy.run(() -> {
            note("copy");
            setRequest("inside");
            Context.copyContext().run(() -> note("copy of the copy"));
            copy.copy().run(() -> note("copy of the current"));
            empty.run(() -> note("empty"));
        });
        note("outside");
        copy.run(() -> note("copy"));
        assertThat(log)
                .containsExactly(
                        "copy outside",
                        "copy of the copy inside",
                        "copy of the current inside",
                        "empty null",
                        "outside changed",
                        "copy inside");
        org.slf4j.MDC.clear();
    }

    @Test
    void aStageKeepsThemWithoutALoop() {
        CompletableFuture<String> trigger = new CompletableFuture<>();
        setRequest("caller");
        CompletableFuture<Void> stage = stage(trigger);
        note("caller");
        setRequest("completer");
        trigger.complete("x");
        note("completer");
        assertThat(stage).isCompleted();
        assertThat(log).containsExactly("stage caller", "caller caller", "resumed stage", "completer completer");
        org.slf4j.MDC.clear();
    }

    @Async
    private CompletableFuture<Void> stage(CompletableFuture<String> trigger) {
        note("stage");
        setRequest("stage");
        await(trigger);
        note("resumed");
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void theHandlerSeesWhatTheFailedCallbackSet() {
        try (EventLoop loop = EventLoop.create(new VirtualClock())) {
            loop.setExceptionHandler((failed, context) -> note("handler"));
            loop.callSoon(() -> {
                setRequest("callback");
                throw new IllegalStateException();
            });
            loop.runUntilComplete(oneTurn());
        }
        assertThat(log).containsExactly("handler callback");
    }

    @Async
    private static Coroutine<Void> oneTurn() {
        await(yieldNow());
        return done();
    }
}
