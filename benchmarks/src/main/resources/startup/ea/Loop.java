package many;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

final class Loop {
    private static final ArrayDeque<Runnable> READY = new ArrayDeque<>();

    static <T> CompletableFuture<T> later(T value) {
        CompletableFuture<T> future = new CompletableFuture<>();
        READY.add(() -> future.complete(value));
        return future;
    }

    static <T> T run(CompletableFuture<T> future) {
        while (!future.isDone()) READY.poll().run();
        return future.join();
    }
}
