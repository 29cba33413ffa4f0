package weft.sync;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.util.Objects;
import weft.AsyncCallable;
import weft.Coroutine;
import weft.annotations.Async;

/** What is acquired and released around a block; asyncio's {@code _ContextManagerMixin}. */
abstract class ContextManager extends LoopBound {
    ContextManager() {}

    /** Waits until this can be acquired, and acquires it. */
    public abstract Coroutine<Void> acquire();

    /** Gives back what {@link #acquire} got. */
    public abstract void release();

    /**
     * Acquires this, runs a block, and releases it however the block ends; asyncio's {@code async with}.
     *
     * <pre>{@code
     * int balance = await(lock.with(() -> account.add(5)));
     * }</pre>
     *
     * <p>Exceptions of the block come out as they are. Javac does not see the checked ones; where they are to be
     * caught, write {@code await(lock.with(...), IOException.class)}.
     *
     * @param block called once this is acquired; what it returns is awaited before the release
     * @return a coroutine of the block's result
     */
    @Async
    public <T> Coroutine<T> with(AsyncCallable<? extends T> block) {
        await(acquire());
        try {
            return value(await(call(block)));
        } finally {
            try {
                release();
            } catch (VirtualMachineError noRoom) {
                release(); // it was not, and nobody else will do it
            }
        }
    }

    /**
     * Acquires this for a try-with-resources statement, whose end releases it; asyncio's {@code async with}.
     *
     * @return a coroutine of what to close
     */
    @Async
    public Coroutine<Held> hold() {
        await(acquire());
        return value(new Held(this));
    }

    static <T> Coroutine<T> call(AsyncCallable<T> block) {
        try {
            return Objects.requireNonNull(
                    block.call(), "the block returned null instead of a coroutine: return value(x) or done()");
        } catch (Exception exception) {
            throw ContextManager.<RuntimeException>sneaky(exception);
        }
    }

    /** Throws a checked exception where javac expects none. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E sneaky(Exception exception) throws E {
        throw (E) exception;
    }
}
