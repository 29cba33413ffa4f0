package weft;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A failure of an object that nobody has asked for it, to be reported when the object is collected. This is not part of
 * the object, so it holds the exception; but an exception may lead back to the object, by its request, say, and then
 * the object would never be collected. So the exception is held for a short time. After that an exception that may
 * refer to objects of users is held weakly, and a copy of its text and stack trace takes its place.
 */
abstract class Unseen<T> extends Watched<T> {
    /** So many are held at most that may lead anywhere. */
    private static final int MOST_HELD = 64;

    /** Exceptions that refer to more than so many others are not searched. */
    private static final int MOST_SEARCHED = 100;

    private static final AtomicReferenceArray<Unseen<?>> HELD = new AtomicReferenceArray<>(MOST_HELD);
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** What a field of an exception may have that leads nowhere. */
    private static final Set<Class<?>> VALUES = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class);

    // Guarded by this object.
    private Throwable exception;
    private WeakReference<Throwable> original;
    private Throwable copy;

    /** Whether the daemon thread has found it held before; belongs to that thread. */
    private boolean old;

    Unseen(T object, Throwable exception) {
        super(object);
        this.exception = exception;
    }

    /** Watches it, from before the object fails: who sees the exception must find this watched. */
    final void hold() {
        watch();
        Unseen<?> before = HELD.getAndSet(Math.floorMod(NEXT.getAndIncrement(), MOST_HELD), this);
        if (before != null) before.loosen();
    }

    /** Reports the exception. */
    abstract void report();

    @Override
    final void collected() {
        try {
            report();
        } finally {
            release();
        }
    }

    /** Somebody has seen the exception. */
    @Override
    final boolean forget() {
        boolean first = super.forget();
        if (first) release();
        return first;
    }

    private synchronized void release() {
        exception = null;
        original = null;
        copy = null;
    }

    /** Returns the exception, or the copy. */
    final synchronized Throwable exception() {
        if (exception != null) return exception;
        Throwable present = original == null ? null : original.get();
        return present != null ? present : copy;
    }

    /** Called now and then on the daemon thread: holds no longer what was held the last time. */
    static void age() {
        for (int i = 0; i < MOST_HELD; i++) {
            Unseen<?> each = HELD.get(i);
            if (each == null) continue;
            if (!each.old) each.old = true;
            else if (HELD.compareAndSet(i, each, null)) each.loosen();
        }
    }

    private void loosen() {
        Throwable held = strong();
        if (held == null || leadsNowhere(held)) return;
        // Not under the lock: its methods are a user's.
        Throwable text = new ExceptionText(held);
        replace(held, text);
    }

    private synchronized Throwable strong() {
        return exception;
    }

    private synchronized void replace(Throwable held, Throwable text) {
        if (exception == null) return;
        original = new WeakReference<>(held);
        copy = text;
        exception = null;
    }

    // ---- what an exception refers to

    /** Whether it, its causes and what it suppressed have no field for an object of a user. */
    private static boolean leadsNowhere(Throwable exception) {
        List<Throwable> all = new ArrayList<>();
        add(all, exception);
        for (int i = 0; i < all.size(); i++) {
            if (i == MOST_SEARCHED || !hasValuesOnly(all.get(i).getClass())) return false;
            add(all, UserException.cause(all.get(i)));
            for (Throwable suppressed : all.get(i).getSuppressed()) add(all, suppressed);
        }
        return true;
    }

    private static void add(List<Throwable> all, Throwable exception) {
        if (exception == null) return;
        for (Throwable known : all) if (known == exception) return;
        all.add(exception);
    }

    private static boolean hasValuesOnly(Class<?> type) {
        try {
            for (Class<?> at = type; at != Throwable.class; at = at.getSuperclass()) {
                // What is in a group it has suppressed, too.
                if (at != ExceptionGroup.class && !hasFieldsForValuesOnly(at)) return false;
            }
            return true;
        } catch (Throwable classOfAFieldIsMissing) {
            return false;
        }
    }

    private static boolean hasFieldsForValuesOnly(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            Class<?> of = field.getType();
            boolean value = of.isPrimitive() || of.isEnum() || VALUES.contains(of);
            if (!value && !Modifier.isStatic(field.getModifiers())) return false;
        }
        return true;
    }
}
