package weft;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** The oracle: an unwoven method runs when it is called, and await returns what there is. */
public final class Asyncio {
    @SuppressWarnings("unchecked")
    public static <T> T await(Awaitable<T> awaitable) {
        return (T) awaitable.onAwait(null);
    }

    public static <T, E1 extends Throwable> T await(Awaitable<T> awaitable, Class<E1> e1) throws E1 {
        return await(awaitable);
    }

    public static <T, E1 extends Throwable, E2 extends Throwable> T await(
            Awaitable<T> awaitable, Class<E1> e1, Class<E2> e2) throws E1, E2 {
        return await(awaitable);
    }

    public static <T, E1 extends Throwable, E2 extends Throwable, E3 extends Throwable> T await(
            Awaitable<T> awaitable, Class<E1> e1, Class<E2> e2, Class<E3> e3) throws E1, E2, E3 {
        return await(awaitable);
    }

    @SuppressWarnings("unchecked")
    public static <T> T await(CompletionStage<T> stage) {
        Throwable[] failure = {null};
        T[] result = (T[]) new Object[1];
        stage.whenComplete((value, thrown) -> {
            result[0] = value;
            failure[0] = thrown;
        });
        if (failure[0] == null) return result[0];
        boolean wraps = failure[0] instanceof CompletionException || failure[0] instanceof ExecutionException;
        Throwable cause = wraps ? failure[0].getCause() : null;
        throw Asyncio.<RuntimeException>sneaky(cause != null ? cause : failure[0]);
    }

    public static <T, E1 extends Throwable> T await(CompletionStage<T> stage, Class<E1> e1) throws E1 {
        return await(stage);
    }

    public static <T, E1 extends Throwable, E2 extends Throwable> T await(
            CompletionStage<T> stage, Class<E1> e1, Class<E2> e2) throws E1, E2 {
        return await(stage);
    }

    public static <T, E1 extends Throwable, E2 extends Throwable, E3 extends Throwable> T await(
            CompletionStage<T> stage, Class<E1> e1, Class<E2> e2, Class<E3> e3) throws E1, E2, E3 {
        return await(stage);
    }

    public static <T> Coroutine<T> value(T value) {
        return new Coroutine<>(value);
    }

    public static Coroutine<Void> done() {
        return new Coroutine<>(null);
    }

    public static <T> T run(Coroutine<T> main) {
        return await(main);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaky(Throwable exception) throws E {
        throw (E) exception;
    }
}
