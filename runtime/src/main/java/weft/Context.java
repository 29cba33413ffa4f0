package weft;

import java.lang.invoke.VarHandle;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * The values of all {@link ContextVar}s, as some code sees them. A task runs in a copy of its creator's context; a
 * callback in a copy made when it was registered; a coroutine that is awaited inline shares its caller's.
 *
 * <p>This is Python's {@code contextvars.Context}. Copying takes constant time. A context is used by one thread at a
 * time.
 */
public final class Context {
    /** {@link Bindings}, which copies share. */
    private Object[] entries;

    private boolean entered;

    /** What {@link Carried} keeps here while this is not current. */
    Object threadLocals;

    /** Makes an empty context. */
    public Context() {
        this(Bindings.NONE);
    }

    Context(Object[] entries) {
        this.entries = entries;
    }

    /** Returns a copy of the calling thread's current context; Python's {@code copy_context()}. */
    public static Context copyContext() {
        return ThreadState.current().context().copy();
    }

    /** A copy of the current context for a task, which may never look into it: then its entries do. */
    static Object forTask() {
        return Carried.ON ? copyContext() : ThreadState.current().contextEntries();
    }

    Object[] entries() {
        return entries;
    }

    /** Returns a copy of this context. */
    public Context copy() {
        Context copy = new Context(entries);
        if (Carried.ON) copy.threadLocals = Carried.of(this);
        return copy;
    }

    /**
     * Returns the value that a variable has in this context.
     *
     * @param variable the variable
     * @throws NoSuchElementException if it has none here; the variable's default does not count
     */
    @SuppressWarnings("unchecked")
    public <T> T get(ContextVar<T> variable) {
        Object value = lookup(variable);
        if (value == Bindings.MISSING) throw new NoSuchElementException(variable + " has no value in this context");
        return (T) value;
    }

    /**
     * Runs an action in this context on the calling thread.
     *
     * @param action what to run; what it throws is thrown
     * @throws IllegalStateException if this context is already current somewhere
     */
    public void run(Runnable action) {
        Objects.requireNonNull(action, "action");
        ThreadState thread = ThreadState.current();
        ThreadState.Entered previous = enter(thread);
        try {
            action.run();
        } finally {
            exit(thread, previous);
        }
    }

    /**
     * Runs an action that has a result in this context on the calling thread.
     *
     * @param action what to run
     * @return its result
     * @throws Exception what the action throws
     * @throws IllegalStateException if this context is already current somewhere
     */
    public <T> T run(Callable<? extends T> action) throws Exception {
        Objects.requireNonNull(action, "action");
        ThreadState thread = ThreadState.current();
        ThreadState.Entered previous = enter(thread);
        try {
            return action.call();
        } finally {
            exit(thread, previous);
        }
    }

    private ThreadState.Entered enter(ThreadState thread) {
        if (entered || thread.context() == this) {
            throw new IllegalStateException(
                    "cannot enter context: it is already entered; use context.copy().run(...) instead");
        }
        entered = true;
        return thread.enter(thread.task(), this);
    }

    private void exit(ThreadState thread, ThreadState.Entered previous) {
        thread.leave(previous);
        entered = false;
    }

    Object lookup(ContextVar<?> variable) {
        return Bindings.get(entries, variable);
    }

    void put(ContextVar<?> variable, Object value) {
        Object[] changed = Bindings.with(entries, variable, value);
        VarHandle.storeStoreFence(); // a report on another thread may read them
        entries = changed;
    }

    void remove(ContextVar<?> variable) {
        Object[] changed = Bindings.without(entries, variable);
        VarHandle.storeStoreFence();
        entries = changed;
    }
}
