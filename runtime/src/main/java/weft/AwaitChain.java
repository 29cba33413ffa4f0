package weft;

import java.util.ArrayList;
import java.util.List;

/** The methods that await one another, as stack trace elements; the first and the last ones of a long chain. */
final class AwaitChain {
    private static final int FIRST = 100;
    private static final int LAST = 50;

    private AwaitChain() {}

    /**
     * Lists a chain from a coroutine outwards.
     *
     * @param innermost where to begin, suspended; null for none
     * @param library whether to list the coroutines of this library, too
     */
    static List<StackTraceElement> from(Coroutine<?> innermost, boolean library) {
        List<StackTraceElement> frames = new ArrayList<>();
        Coroutine<?>[] last = null;
        int count = 0;
        for (Coroutine<?> at = innermost; at != null; at = at.awaiter) {
            if (!library && at.location() == null) continue;
            if (count < FIRST) {
                frames.add(frame(at));
            } else {
                if (last == null) last = new Coroutine<?>[LAST];
                last[(count - FIRST) % LAST] = at;
            }
            count++;
        }
        addLast(frames, last, count - FIRST);
        return frames;
    }

    private static void addLast(List<StackTraceElement> frames, Coroutine<?>[] last, int rest) {
        if (rest > LAST) frames.add(note("await", rest - LAST + " more"));
        for (int i = Math.max(0, rest - LAST); i < rest; i++) frames.add(frame(last[i % LAST]));
    }

    private static StackTraceElement frame(Coroutine<?> coroutine) {
        StackTraceElement users = Location.frame(coroutine);
        return users == null ? ofLibrary(coroutine) : users;
    }

    private static StackTraceElement ofLibrary(Coroutine<?> coroutine) {
        String name = coroutine.name();
        int dot = name.lastIndexOf('.');
        String owner = dot < 0 ? "Asyncio" : name.substring(0, dot);
        return Location.element(Coroutine.class, "weft." + owner, name.substring(dot + 1), owner + ".java", -1);
    }

    /** An element that is no method: it says something in the place where a source file would be. */
    static StackTraceElement note(String method, String text) {
        return Location.element(Coroutine.class, "weft.Coroutine", method, text, -1);
    }
}
