package weft.abi;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import weft.Coroutine;
import weft.Task;

/**
 * What the weaver extends for each {@code @Async} method: the coroutine that the caller receives, the parameters, the
 * state, and the locals that are live where it is suspended. Called by woven code only.
 *
 * @param <T> the type of the result
 */
public abstract class StateMachine<T> extends Coroutine<T> {
    /** A state of no suspension. */
    private static final short DISCARDED = -1;

    /** Where the next step enters the body: 0 is its start, k its k-th suspension. A body has room for far fewer. */
    public transient short state;

    /** For woven code. */
    protected StateMachine() {}

    /**
     * Says where the method stands in its source, for messages and stack traces.
     *
     * @return {@code class;method;lines;file}: the lines, separated by commas, are the method's first one and those of
     *     the awaits by state, 0 where the class file has none; the file may be empty
     */
    @Override
    protected abstract String location();

    @Override
    protected final int state() {
        return state;
    }

    /** The body then sets to null what an ended machine holds, and runs nothing of the source. */
    @Override
    protected final void discard() {
        short before = state;
        state = DISCARDED;
        step();
        state = before;
    }

    @Override
    protected final String name() {
        return nameAt(location());
    }

    /**
     * Takes what the resumption brought.
     *
     * @return the value that was awaited. Throws what it failed with
     */
    public final Object resumed() {
        return resumption();
    }

    /**
     * Awaits a {@link CompletionStage}.
     *
     * @param stage what is awaited
     * @param waiter the coroutine that awaits
     * @return the value, or {@link Coroutine#SUSPENDED}. Throws what the stage failed with, unwrapped
     */
    public static Object await(CompletionStage<?> stage, Coroutine<?> waiter) {
        return awaitStage(stage, waiter);
    }

    /**
     * Links the call by which a machine enters an interface. A method of an interface is public or private, and to its
     * users a public one would be API; so the method is private, and the machine, which is in the interface's package
     * and loader, looks it up.
     *
     * @param machine the lookup of the machine
     * @param entry the method's name
     * @param type the method's type
     * @param owner the interface
     * @return a call site that never changes, so that the JIT inlines the call
     * @throws ReflectiveOperationException if the interface has no such method: it was not woven together with the
     *     machine
     */
    public static CallSite enter(MethodHandles.Lookup machine, String entry, MethodType type, Class<?> owner)
            throws ReflectiveOperationException {
        MethodHandles.Lookup inside = MethodHandles.privateLookupIn(owner, machine);
        return new ConstantCallSite(inside.findStatic(owner, entry, type));
    }

    /** Starts a method that returns {@link Task}: scheduled at once on the running loop. */
    public final Task<T> startTask() {
        return startAsTask();
    }

    /** Starts a method that returns a stage: at once, on this thread, up to its first suspension. */
    public final CompletableFuture<T> startStage() {
        return startAsStage();
    }

    /** Starts a method that returns nothing: at once, on this thread, up to its first suspension. */
    public final void startVoid() {
        startAsVoid();
    }
}
