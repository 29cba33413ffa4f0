package weft.weaver.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import weft.Awaitable;
import weft.Coroutine;

/**
 * What shape programs await, and the trace of what they do. Each world defines its own copy, linked to its own
 * {@code weft}; the mode of the run decides whether a leaf is ready or suspends its waiter.
 *
 * @param <T> the type of the result
 */
public final class Leaf<T> implements Awaitable<T> {
    private static final int TOO_MANY = 20_000;
    private static final List<String> TRACE = new ArrayList<>();
    private static IntPredicate suspends = n -> false;
    private static int failAt;
    private static int count;

    private final T value;
    private final Throwable failure;

    private Leaf(T value, Throwable failure) {
        this.value = value;
        this.failure = failure;
    }

    /** Sets the mode of the run: which leaves suspend, and which one fails (0: none). */
    public static void reset(IntPredicate suspending, int failing) {
        suspends = suspending;
        failAt = failing;
        count = 0;
        TRACE.clear();
    }

    /** Returns what happened so far. */
    public static List<String> trace() {
        return List.copyOf(TRACE);
    }

    /** Returns how many leaves were awaited so far. */
    public static int count() {
        return count;
    }

    /** Returns an awaitable that gives {@code value}. */
    public static <T> Leaf<T> leaf(T value) {
        return new Leaf<>(value, null);
    }

    /** Returns an awaitable that fails with {@code failure}. */
    public static <T> Leaf<T> fail(Throwable failure) {
        return new Leaf<>(null, failure);
    }

    /** Returns a stage that gives {@code value}; it counts as a leaf when it is made. */
    public static <T> CompletableFuture<T> stage(T value) {
        return stage(value, null);
    }

    /** Returns a stage that fails with {@code failure}; it counts as a leaf when it is made. */
    public static <T> CompletableFuture<T> failedStage(Throwable failure) {
        return stage(null, failure);
    }

    private static <T> CompletableFuture<T> stage(T value, Throwable given) {
        int n = next("stage", value);
        Throwable failure = n == failAt ? new Injected(n) : given;
        CompletableFuture<T> stage = new CompletableFuture<>();
        if (suspends.test(n)) {
            Pending.later(() -> complete(stage, value, failure));
        } else {
            complete(stage, value, failure);
        }
        return stage;
    }

    private static <T> void complete(CompletableFuture<T> stage, T value, Throwable failure) {
        if (failure == null) {
            stage.complete(value);
        } else {
            stage.completeExceptionally(failure);
        }
    }

    /** Adds to the trace, and returns what it was given. */
    public static <T> T log(T what) {
        TRACE.add(Show.text(what));
        return what;
    }

    private static int next(String kind, Object value) {
        if (++count > TOO_MANY) throw new IllegalThreadStateException("runaway program");
        log(kind + "#" + count + " " + Show.text(value));
        return count;
    }

    @Override
    public Object onAwait(Coroutine<?> waiter) {
        int n = next("await", value);
        Throwable outcome = n == failAt ? new Injected(n) : failure;
        if (suspends.test(n)) return Pending.await(waiter, value, outcome);
        if (outcome != null) throw Leaf.<RuntimeException>sneaky(outcome);
        return value;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable exception) throws E {
        throw (E) exception;
    }
}
