package weft.sync;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.value;

import java.util.Locale;
import weft.AsyncCallable;
import weft.Coroutine;
import weft.annotations.Async;

/**
 * A place where a fixed number of tasks wait for each other, again and again.
 *
 * <p>This is asyncio's {@code Barrier}. Its {@code wait()} is {@link #waitForAll} here, since {@link Object#wait()} has
 * that name.
 */
public final class Barrier {
    private final Condition condition = new Condition();
    private final int parties;
    private State state = State.FILLING;
    /** How many tasks are in the barrier. */
    private int count;

    private enum State {
        FILLING,
        DRAINING,
        RESETTING,
        BROKEN
    }

    /**
     * Makes a barrier.
     *
     * @param parties how many tasks wait for each other
     * @throws IllegalArgumentException if it is less than 1
     */
    public Barrier(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException(
                    "parties must be > 0, and is " + parties + "; give the number of tasks that call waitForAll()");
        }
        this.parties = parties;
    }

    /**
     * Waits until all parties have come; asyncio's {@code wait()}. Who comes while the last round is leaving, or the
     * barrier is reset, waits for the next round.
     *
     * @return a coroutine of this task's number in the order of arrival, from 0; it throws {@link BrokenBarrierError}
     *     if the barrier is broken or is reset meanwhile
     */
    @Async
    public Coroutine<Integer> waitForAll() {
        await(condition.acquire());
        try {
            await(block());
            try {
                int index = count++;
                if (index + 1 == parties) drain();
                else await(waitWhileFilling());
                return value(index);
            } finally {
                count--;
                exit();
            }
        } finally {
            try {
                condition.release();
            } catch (VirtualMachineError noRoom) {
                condition.release(); // it was not, and nobody else will do it
            }
        }
    }

    /**
     * {@link #waitForAll}, then a block; asyncio's {@code async with barrier}. Nothing happens at its end.
     *
     * @param block called when all have come; what it returns is awaited
     * @return a coroutine of the block's result
     */
    @Async
    public <T> Coroutine<T> with(AsyncCallable<? extends T> block) {
        await(waitForAll());
        return value(await(ContextManager.call(block)));
    }

    /** Waits until a new round can begin. */
    @Async
    private Coroutine<Void> block() {
        await(condition.waitFor(() -> state != State.DRAINING && state != State.RESETTING));
        if (state == State.BROKEN) {
            throw new BrokenBarrierError("Barrier aborted: await(barrier.reset()) makes it usable again");
        }
        return done();
    }

    private void drain() {
        state = State.DRAINING;
        condition.notifyEvery();
    }

    @Async
    private Coroutine<Void> waitWhileFilling() {
        await(condition.waitFor(() -> state != State.FILLING));
        if (state == State.BROKEN || state == State.RESETTING) {
            throw new BrokenBarrierError("Abort or reset of barrier while this task waited for the others");
        }
        return done();
    }

    /** The last to leave opens the next round. */
    private void exit() {
        if (count != 0) return;
        if (state == State.RESETTING || state == State.DRAINING) state = State.FILLING;
        condition.notifyEvery();
    }

    /**
     * Makes the barrier empty and whole. Tasks that wait get a {@link BrokenBarrierError}.
     *
     * @return a coroutine that ends when that is done
     */
    @Async
    public Coroutine<Void> reset() {
        await(condition.acquire());
        try {
            state = count > 0 ? State.RESETTING : State.FILLING;
            condition.notifyEvery();
            return done();
        } finally {
            try {
                condition.release();
            } catch (VirtualMachineError noRoom) {
                condition.release(); // it was not, and nobody else will do it
            }
        }
    }

    /**
     * Breaks the barrier: tasks that wait, and all that come, get a {@link BrokenBarrierError} until {@link #reset}.
     *
     * @return a coroutine that ends when that is done
     */
    @Async
    public Coroutine<Void> abort() {
        await(condition.acquire());
        try {
            state = State.BROKEN;
            condition.notifyEvery();
            return done();
        } finally {
            try {
                condition.release();
            } catch (VirtualMachineError noRoom) {
                condition.release(); // it was not, and nobody else will do it
            }
        }
    }

    /** Returns how many tasks wait for each other. */
    public int parties() {
        return parties;
    }

    /** Returns how many tasks of the current round have come; 0 while one leaves. */
    public int nWaiting() {
        return state == State.FILLING ? count : 0;
    }

    /** Tells whether the barrier is broken; asyncio's {@code broken}. */
    public boolean isBroken() {
        return state == State.BROKEN;
    }

    @Override
    public String toString() {
        String name = state.name().toLowerCase(Locale.ROOT);
        return Text.of(this, isBroken() ? name : name + ", waiters:" + nWaiting() + "/" + parties);
    }
}
