package shop;

import java.util.concurrent.CompletableFuture;
import weft.EventLoop;

/** A value that is there in the next step of the loop. */
class Later {
    static <T> CompletableFuture<T> of(T value) {
        CompletableFuture<T> later = new CompletableFuture<>();
        EventLoop.running().callSoon(() -> later.complete(value));
        return later;
    }
}
