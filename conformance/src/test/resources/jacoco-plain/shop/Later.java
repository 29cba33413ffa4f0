package shop;

import java.util.concurrent.CompletableFuture;

/** A value that is there. */
class Later {
    static <T> CompletableFuture<T> of(T value) {
        return CompletableFuture.completedFuture(value);
    }
}
