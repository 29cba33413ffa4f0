package weft;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A stack trace as the JVM took it, without the frames of machines and of this library between those of users. */
final class RawTrace {
    /** The JVM takes no more, unless its option MaxJavaStackTraceDepth says so. */
    private static final int MOST_FRAMES = 1024;

    /** What a frame is of: code that users wrote, or somebody else. */
    private enum Kind {
        USERS,

        /** A machine, or what it calls in its owner. */
        WOVEN,

        /** What a machine calls for its owner, and what the stub calls. */
        MACHINE_BASE,

        /** Where an await or a task begins. */
        AWAIT,
        TRAMPOLINE,
        LOOP,

        /** What else is internal to this library. */
        INTERNAL,

        /** What users call. */
        PUBLIC
    }

    private static final Map<String, Kind> OWN = new ConcurrentHashMap<>();

    private final StackTraceElement[] frames;
    private final Kind[] kinds;
    private final List<StackTraceElement> cleaned;

    /** Where the part of the innermost task or stage ends; -1 if the exception was made outside of any. */
    private int end = -1;

    private RawTrace(StackTraceElement[] frames) {
        this.frames = frames;
        kinds = new Kind[frames.length];
        cleaned = new ArrayList<>(frames.length);
    }

    /**
     * Cleans a trace.
     *
     * @param frames what the JVM took
     * @param inserted who awaits: goes where the part of the task that threw ends, else to the end
     */
    static List<StackTraceElement> clean(StackTraceElement[] frames, List<StackTraceElement> inserted) {
        if (frames.length == 0) return inserted;
        RawTrace trace = new RawTrace(frames);
        trace.clean();
        if (trace.end < 0 && frames.length >= MOST_FRAMES) {
            trace.cleaned.add(AwaitChain.note("await", "more that the JVM left out"));
        }
        trace.cleaned.addAll(trace.end < 0 ? trace.cleaned.size() : trace.end, inserted);
        return trace.cleaned;
    }

    /** Tells whether code of a task or stage made this trace. */
    static boolean isOfStep(StackTraceElement[] frames) {
        for (StackTraceElement frame : frames) if (isTrampoline(frame)) return true;
        return false;
    }

    /** Returns the frames that users wrote, or called: without those of machines and of this library. */
    static List<StackTraceElement> users(StackTraceElement[] trace) {
        return Arrays.stream(trace).filter(RawTrace::isUsers).toList();
    }

    /** The frame of the method that the {@link Trampoline} ran; null if there is none. */
    static StackTraceElement outermost(StackTraceElement[] frames) {
        StackTraceElement outermost = null;
        for (StackTraceElement frame : frames) {
            Kind kind = kind(frame);
            if (kind == Kind.TRAMPOLINE) return outermost;
            if (kind == Kind.USERS) outermost = frame;
        }
        return null;
    }

    static boolean isTrampoline(StackTraceElement frame) {
        return frame.getClassName().equals("weft.Trampoline");
    }

    static boolean isUsers(StackTraceElement frame) {
        return kind(frame) == Kind.USERS;
    }

    private void clean() {
        for (int i = 0; i < frames.length; i++) kinds[i] = kind(frames[i]);
        int outermost = last(Kind.LOOP);
        if (outermost < 0) outermost = last(Kind.TRAMPOLINE);
        int at = 0;
        while (at < frames.length) {
            if (kinds[at] == Kind.USERS) {
                cleaned.add(frames[at++]);
                continue;
            }
            int next = endOfRun(at);
            boolean leavesStep = end < 0 && leavesStep(at, next);
            if (at == 0) addTop(next);
            if (leavesStep) end = cleaned.size();
            // Who started a task or stage in another one's step is not who awaits it.
            if (leavesStep && outermost > next) next = endOfRun(outermost);
            at = addCalled(at, next);
        }
    }

    private int last(Kind kind) {
        for (int i = kinds.length - 1; i >= 0; i--) if (kinds[i] == kind) return i;
        return -1;
    }

    private int endOfRun(int at) {
        int next = at;
        while (next < frames.length && kinds[next] != Kind.USERS) next++;
        return next;
    }

    /** Tells whether a run leads out of what the loop runs, be it a step or a callback. */
    private boolean leavesStep(int from, int to) {
        for (int i = from; i < to; i++) if (kinds[i] == Kind.TRAMPOLINE || kinds[i] == Kind.LOOP) return true;
        return false;
    }

    /** Where this library itself threw: all up to what called it, a machine or the loop. */
    private void addTop(int next) {
        int at = 0;
        do cleaned.add(frames[at++]);
        while (at < next && (kinds[at] == Kind.INTERNAL || kinds[at] == Kind.PUBLIC));
    }

    /** What users called, unless that was an await or the start of a method. Returns where to go on. */
    private int addCalled(int at, int next) {
        Kind called = kinds[next - 1];
        boolean isStart =
                called == Kind.MACHINE_BASE && frames[next - 1].getMethodName().startsWith("start");
        // The stub called it.
        if (isStart) return Math.min(next + 1, frames.length);
        if (called != Kind.PUBLIC && called != Kind.INTERNAL) return next;
        int i = next - 1;
        while (i >= at && kinds[i] == Kind.INTERNAL) i--;
        boolean isTop =
                !cleaned.isEmpty() && i >= at && cleaned.get(cleaned.size() - 1).equals(frames[i]);
        if (i >= at && kinds[i] == Kind.PUBLIC && !isTop) cleaned.add(frames[i]);
        return next;
    }

    private static Kind kind(StackTraceElement frame) {
        String owner = frame.getClassName();
        if (owner.startsWith("weft.")) {
            Kind own = OWN.get(owner);
            if (own == null) own = ownKind(owner);
            if (own != Kind.USERS) return frame.getMethodName().equals("onAwait") ? Kind.AWAIT : own;
        }
        return isWoven(frame) ? Kind.WOVEN : Kind.USERS;
    }

    /** Tells whether it is one that the weaver made: a machine's, or the method by which that enters its owner. */
    static boolean isWoven(StackTraceElement frame) {
        return frame.getMethodName().startsWith("weft$") || frame.getClassName().contains("$weft$");
    }

    /** Looks at a class of this library, of which there are not many, so that they can be kept. */
    private static Kind ownKind(String owner) {
        boolean isAbi = owner.startsWith("weft.abi.");
        if (owner.indexOf('.', isAbi ? "weft.abi.".length() : "weft.".length()) >= 0) return Kind.USERS;
        Class<?> loaded;
        try {
            loaded = Class.forName(owner, false, RawTrace.class.getClassLoader());
        } catch (ClassNotFoundException ofSomebodyElse) {
            return Kind.USERS;
        }
        Kind kind = switch (owner) {
            case "weft.Trampoline" -> Kind.TRAMPOLINE;
            case "weft.Scheduler" -> Kind.LOOP;
            case "weft.Coroutine", "weft.Task" -> Kind.AWAIT;
            default -> Modifier.isPublic(loaded.getModifiers()) ? Kind.PUBLIC : Kind.INTERNAL;
        };
        OWN.put(owner, isAbi ? Kind.MACHINE_BASE : kind);
        return OWN.get(owner);
    }
}
