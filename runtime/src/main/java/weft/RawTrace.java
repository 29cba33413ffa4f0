package weft;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** A stack trace as the JVM took it, without the frames of machines and of this library between those of users. */
final class RawTrace {
    /** The JVM takes no more, unless its option MaxJavaStackTraceDepth says so. */
    private static final int MOST_FRAMES = 1024;

    private final StackTraceElement[] frames;
    private final List<StackTraceElement> cleaned = new ArrayList<>();

    /** Where the part of the innermost task or stage ends; -1 if the exception was made outside of any. */
    private int end = -1;

    private RawTrace(StackTraceElement[] frames) {
        this.frames = frames;
    }

    /**
     * Cleans a trace.
     *
     * @param frames what the JVM took
     * @param inserted who awaits: goes where the part of the task that threw ends, else to the end
     */
    static List<StackTraceElement> clean(StackTraceElement[] frames, List<StackTraceElement> inserted) {
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

    private void clean() {
        int loop = lastOfLoop();
        int at = 0;
        while (at < frames.length) {
            if (!isInternal(frames[at])) {
                cleaned.add(frames[at++]);
                continue;
            }
            int next = endOfRun(at);
            boolean leavesStep = end < 0 && leavesStep(at, next);
            if (at == 0) addTop(next);
            if (leavesStep) end = cleaned.size();
            // Who started a task in one of the loop's steps is not who awaits it.
            if (leavesStep && loop > next) next = endOfRun(loop);
            at = addCalled(at, next);
        }
    }

    private int lastOfLoop() {
        for (int i = frames.length - 1; i >= 0; i--) {
            if (isLoop(frames[i])) return i;
        }
        return -1;
    }

    private int endOfRun(int at) {
        int next = at;
        while (next < frames.length && isInternal(frames[next])) next++;
        return next;
    }

    /** Tells whether a run leads out of what the loop runs, be it a step or a callback. */
    private boolean leavesStep(int from, int to) {
        for (int i = from; i < to; i++) if (isTrampoline(frames[i]) || isLoop(frames[i])) return true;
        return false;
    }

    /** Where this library itself threw: all up to what called it, a machine or the loop. */
    private void addTop(int next) {
        int at = 0;
        do cleaned.add(frames[at++]);
        while (at < next && !isWoven(frames[at]) && !isBorder(frames[at]));
    }

    /** What users called, unless that was an await or the start of a method. Returns where to go on. */
    private int addCalled(int at, int next) {
        StackTraceElement called = frames[next - 1];
        if (called.getClassName().equals("weft.abi.StateMachine")) {
            boolean hasStub = called.getMethodName().startsWith("start") && next < frames.length;
            return hasStub ? next + 1 : next;
        }
        if (isWoven(called) || isBorder(called)) return next;
        for (int i = next - 1; i >= at && !isWoven(frames[i]); i--) {
            if (isBorder(frames[i]) || !isPublic(frames[i])) continue;
            if (cleaned.isEmpty() || !cleaned.get(cleaned.size() - 1).equals(frames[i])) cleaned.add(frames[i]);
            break;
        }
        return next;
    }

    private static boolean isPublic(StackTraceElement frame) {
        try {
            Class<?> owner = Class.forName(frame.getClassName(), false, RawTrace.class.getClassLoader());
            return Modifier.isPublic(owner.getModifiers());
        } catch (ClassNotFoundException notHere) {
            return false;
        }
    }

    /** Frames that users did not write: of this library's own packages, of machines, and of what these call. */
    static boolean isInternal(StackTraceElement frame) {
        String name = frame.getClassName();
        if (name.startsWith("weft.")) {
            int simple = name.startsWith("weft.abi.") ? "weft.abi.".length() : "weft.".length();
            if (name.indexOf('.', simple) < 0) return true;
        }
        return isWoven(frame);
    }

    private static boolean isWoven(StackTraceElement frame) {
        return frame.getMethodName().startsWith("weft$") || frame.getClassName().contains("$weft$");
    }

    static boolean isTrampoline(StackTraceElement frame) {
        return frame.getClassName().equals("weft.Trampoline");
    }

    private static boolean isLoop(StackTraceElement frame) {
        return frame.getClassName().equals("weft.Scheduler");
    }

    /** Where the loop or an await begins. */
    private static boolean isBorder(StackTraceElement frame) {
        String name = frame.getClassName();
        return isTrampoline(frame)
                || isLoop(frame)
                || name.equals("weft.Coroutine")
                || name.equals("weft.Task")
                || frame.getMethodName().equals("onAwait");
    }
}
