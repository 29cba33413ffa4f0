package weft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Several exceptions at once: what {@link Asyncio#taskGroup} throws when tasks of the group fail. A group may hold
 * other groups. The exceptions are its suppressed exceptions too, so that they are printed with it.
 *
 * <p>Where Python has {@code except* IOException}, take the group apart:
 *
 * <pre>{@code
 * } catch (ExceptionGroup group) {
 *     ExceptionGroup.Split split = group.split(IOException.class);
 *     if (split.matching() != null) report(split.matching().exceptions());
 *     if (split.rest() != null) throw split.rest();
 * }
 * }</pre>
 *
 * <p>This is Python's {@code ExceptionGroup} and, since every Throwable may be in it, {@code BaseExceptionGroup}.
 */
public class ExceptionGroup extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final Throwable[] exceptions;

    /**
     * Makes a group.
     *
     * @param message what these exceptions have in common; their number is added to it
     * @param exceptions one or more exceptions
     * @throws IllegalArgumentException if there are none
     */
    @SuppressWarnings("this-escape") // to Throwable.addSuppressed, which is final
    public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
        super(message + " (" + exceptions.size() + (exceptions.size() == 1 ? " sub-exception)" : " sub-exceptions)"));
        if (exceptions.isEmpty()) {
            throw new IllegalArgumentException(
                    "an ExceptionGroup of no exceptions; throw it only if there is something to put into it");
        }
        this.text = message;
        this.exceptions = exceptions.toArray(Throwable[]::new);
        for (Throwable exception : this.exceptions) addSuppressed(exception);
    }

    /** Returns what is in this group, in the order in which it was put there. */
    public final List<Throwable> exceptions() {
        return List.of(exceptions);
    }

    /**
     * The two parts of a group; asyncio's pair.
     *
     * @param matching what matches, null if nothing does
     * @param rest what does not, null if all does
     */
    public record Split(ExceptionGroup matching, ExceptionGroup rest) {}

    /**
     * Divides this group by the class of the exceptions, also those in groups inside of it. Both parts keep the
     * nesting; a group that is of the class is taken as a whole.
     *
     * @param type of the exceptions in the first part
     */
    public final Split split(Class<? extends Throwable> type) {
        return split(type::isInstance);
    }

    /** {@link #split(Class)} by any condition. */
    public final Split split(Predicate<? super Throwable> condition) {
        Objects.requireNonNull(condition, "condition");
        if (condition.test(this)) return new Split(this, null);
        List<Throwable> matching = new ArrayList<>();
        List<Throwable> rest = new ArrayList<>();
        for (Throwable exception : exceptions) {
            if (exception instanceof ExceptionGroup group) {
                Split parts = group.split(condition);
                if (parts.matching != null) matching.add(parts.matching);
                if (parts.rest != null) rest.add(parts.rest);
            } else {
                (condition.test(exception) ? matching : rest).add(exception);
            }
        }
        return new Split(part(matching), part(rest));
    }

    /** Returns the first part of {@link #split(Class)}: null if nothing is of that class. */
    public final ExceptionGroup subgroup(Class<? extends Throwable> type) {
        return split(type).matching;
    }

    /** Returns the first part of {@link #split(Predicate)}: null if nothing matches. */
    public final ExceptionGroup subgroup(Predicate<? super Throwable> condition) {
        return split(condition).matching;
    }

    /** Not equals(): that may be a user's. */
    private boolean isAll(List<Throwable> some) {
        if (some.size() != exceptions.length) return false;
        for (int i = 0; i < some.size(); i++) if (some.get(i) != exceptions[i]) return false;
        return true;
    }

    /** From where this was thrown, as it was thrown. */
    private ExceptionGroup part(List<Throwable> some) {
        if (some.isEmpty()) return null;
        if (isAll(some)) return this;
        ExceptionGroup part = new ExceptionGroup(text, some);
        part.setStackTrace(getStackTrace());
        if (getCause() != null) part.initCause(getCause());
        return part;
    }
}
