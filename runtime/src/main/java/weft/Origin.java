package weft;

import java.lang.StackWalker.StackFrame;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a coroutine, future or handle was made: what debug mode remembers, beside the objects, so that they need no
 * field for it. A coroutine is forgotten when it starts; one that is collected before that, or left when its loop is
 * closed, was never awaited.
 */
final class Origin extends Watched<Object> {
    /** Set for good by the first loop in debug mode; until then a constructor pays a look at this field. */
    static boolean on = Boolean.getBoolean("weft.debug");

    private static final int FRAMES = 10;
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final int hash;
    private final WeakReference<EventLoop> loop;

    /** Of a coroutine: the method that made it; else null. */
    private final String coroutine;

    private final List<StackTraceElement> stack;

    private Origin(Object made, EventLoop loop, boolean isCoroutine) {
        super(made);
        this.loop = loop.weak;
        hash = System.identityHashCode(made);
        List<StackFrame> frames = WALKER.walk(
                all -> all.dropWhile(Origin::isConstruction).limit(64).toList());
        coroutine = isCoroutine ? name(frames.get(0)) : null;
        stack = userFrames(isCoroutine ? frames.subList(1, frames.size()) : frames);
    }

    private static boolean isConstruction(StackFrame frame) {
        return frame.getDeclaringClass() == Origin.class
                || frame.getMethodName().equals("<init>");
    }

    private static String name(StackFrame frame) {
        return frame.getDeclaringClass().getSimpleName() + "." + frame.getMethodName();
    }

    private static List<StackTraceElement> userFrames(List<StackFrame> frames) {
        List<StackTraceElement> users = new ArrayList<>(FRAMES);
        for (StackFrame frame : frames) {
            boolean library = frame.getDeclaringClass().getProtectionDomain() == Origin.class.getProtectionDomain();
            StackTraceElement element = frame.toStackTraceElement();
            if (library || RawTrace.isWoven(element)) continue;
            users.add(element);
            if (users.size() == FRAMES) break;
        }
        return List.copyOf(users);
    }

    // ---- what is remembered

    /**
     * Remembers a coroutine if the loop that runs here is in debug mode.
     *
     * @return whether it was remembered, so that its first step must call {@link #started}
     */
    static boolean noteCoroutine(Coroutine<?> coroutine) {
        EventLoop loop = ThreadState.current().loop;
        if (loop == null || !loop.debug) return false;
        new Origin(coroutine, loop, true).watch();
        return true;
    }

    /** Remembers a future or handle of a loop in debug mode. */
    static void note(Object made, EventLoop loop) {
        if (loop != null && loop.debug) new Origin(made, loop, false).watch();
    }

    static void started(Coroutine<?> coroutine) {
        Origin origin = of(coroutine);
        if (origin != null) origin.forget();
    }

    /** Returns what is known of an object, or null. */
    static Origin of(Object made) {
        return on && made != null ? (Origin) ALL.get(new Probe(made)) : null;
    }

    /** For the text of an object: where it was made, or nothing. */
    static String text(Object made) {
        Origin origin = of(made);
        if (origin == null || origin.stack.isEmpty()) return "";
        StackTraceElement place = origin.stack.get(0);
        return " created at " + place;
    }

    List<StackTraceElement> stack() {
        return stack;
    }

    // ---- coroutines that were never awaited

    /** What is left when a loop is closed. */
    static void reportUnawaited(EventLoop closed) {
        if (!on) return;
        for (Watched<?> each : ALL.values()) {
            if (each instanceof Origin origin && origin.loop.get() == closed && origin.forget()) origin.collected();
        }
    }

    @Override
    void collected() {
        if (coroutine == null) return;
        ErrorReporter.tell(
                loop.get(),
                new ExceptionContext(
                                "coroutine '" + coroutine
                                        + "' was never awaited; write await(...) or createTask(...) around"
                                        + " the call",
                                null)
                        .madeAt(this));
    }

    // ---- as a key, compared by the identity of what it refers to

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Probe probe && probe.equals(this);
    }

    /** Finds the origin of an object. */
    private record Probe(Object made) {
        @Override
        public int hashCode() {
            return System.identityHashCode(made);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Origin origin && origin.get() == made;
        }
    }
}
