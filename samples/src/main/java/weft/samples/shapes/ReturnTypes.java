package weft.samples.shapes;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.samples.shapes.Transcript.say;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** What an async method returns says when it starts. */
final class ReturnTypes {
    private ReturnTypes() {}

    @Async
    static Coroutine<String> coroutine() {
        say("  coroutine starts");
        await(yieldNow());
        return value("coroutine");
    }

    @Async
    static Task<String> task() {
        say("  task starts");
        await(yieldNow());
        return Task.completed("task");
    }

    @Async
    static CompletableFuture<String> future() {
        say("  future starts");
        await(yieldNow());
        return completedFuture("future");
    }

    @Async
    static CompletionStage<String> stage() {
        say("  stage starts");
        await(yieldNow());
        return completedFuture("stage");
    }

    @Async
    static void nothing() {
        say("  void starts");
        await(yieldNow());
        say("  void ends");
    }

    @Async
    static Coroutine<Void> all() {
        Coroutine<String> coroutine = coroutine();
        say("coroutine called");
        Task<String> task = task();
        say("task called");
        CompletableFuture<String> future = future();
        say("future called");
        CompletionStage<String> stage = stage();
        say("stage called");
        nothing();
        say("void called");
        say(await(coroutine) + ", " + await(task) + ", " + await(future) + ", " + await(stage));
        say("awaited in the return: " + await(tail()));
        return done();
    }

    /** Any other returned expression is awaited. */
    @Async
    static Coroutine<String> tail() {
        return coroutine();
    }
}
