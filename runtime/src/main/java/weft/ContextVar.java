package weft;

import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * A variable whose value belongs to the current {@link Context}: what a ThreadLocal is for threads, this is for tasks.
 * Keep it in a static final field.
 *
 * <p>This is Python's {@code contextvars.ContextVar}.
 *
 * @param <T> the type of its value
 */
public final class ContextVar<T> {
    private final String name;
    private final Object initial;

    /**
     * Makes a variable without a default value.
     *
     * @param name what messages call it
     */
    public ContextVar(String name) {
        this.name = Objects.requireNonNull(name, "name");
        this.initial = Bindings.MISSING;
    }

    /**
     * Makes a variable with a default value.
     *
     * @param name what messages call it
     * @param initial what {@link #get()} returns where none was set; may be null
     */
    public ContextVar(String name, T initial) {
        this.name = Objects.requireNonNull(name, "name");
        this.initial = initial;
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /**
     * Returns the value in the current context, else the default.
     *
     * @throws NoSuchElementException if there is neither
     */
    @SuppressWarnings("unchecked")
    public T get() {
        Object value = ThreadState.current().context().lookup(this);
        if (value == Bindings.MISSING) value = initial;
        if (value == Bindings.MISSING) {
            throw new NoSuchElementException(this + " is not set in this context; set it, or give it a default: new"
                    + " ContextVar<>(\"" + name + "\", value)");
        }
        return (T) value;
    }

    /**
     * Returns the value in the current context, else the one given.
     *
     * @param otherwise what to return where none was set
     */
    @SuppressWarnings("unchecked")
    public T get(T otherwise) {
        Object value = ThreadState.current().context().lookup(this);
        return value == Bindings.MISSING ? otherwise : (T) value;
    }

    /**
     * Sets the value in the current context.
     *
     * @param value the new value, may be null
     * @return what {@link #reset} takes to bring the old value back
     */
    public Token<T> set(T value) {
        ThreadState thread = ThreadState.current();
        Context context = thread.context();
        Token<T> token = new Token<>(this, context, context.lookup(this));
        context.put(this, value);
        thread.changed(context);
        return token;
    }

    /**
     * Brings back the value from before the {@link #set} that returned the token.
     *
     * @param token the token, which can be used once
     * @throws IllegalArgumentException if it was made by another variable or in another context
     * @throws IllegalStateException if it was used before
     */
    public void reset(Token<T> token) {
        ThreadState thread = ThreadState.current();
        Context context = thread.context();
        if (token.variable != this) {
            throw new IllegalArgumentException("the token was made by " + token.variable + ": reset that one with it");
        }
        if (token.context != context) {
            throw new IllegalArgumentException(
                    "the token was made in another context; reset " + this + " in the task or callback that set it");
        }
        if (token.used)
            throw new IllegalStateException(
                    "the token has already been used once; keep the token of each set(...), and use it once");
        token.used = true;
        if (token.old == Bindings.MISSING) context.remove(this);
        else context.put(this, token.old);
        thread.changed(context);
    }

    @Override
    public String toString() {
        return "<ContextVar " + name + ">";
    }

    /**
     * What {@link ContextVar#set} returns, for {@link ContextVar#reset}.
     *
     * @param <T> the type of the variable's value
     */
    public static final class Token<T> {
        private final ContextVar<T> variable;
        private final Context context;
        private final Object old;
        private boolean used;

        private Token(ContextVar<T> variable, Context context, Object old) {
            this.variable = variable;
            this.context = context;
            this.old = old;
        }
    }
}
