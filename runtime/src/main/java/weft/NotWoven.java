package weft;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.Set;

/** What {@code await} comes to in code that was not woven: never a block, always a message that says what to do. */
final class NotWoven {
    private static final String REACHED = "await reached in code that was not woven: ";

    private NotWoven() {}

    static IllegalStateException await() {
        Optional<StackFrame> caller = caller();
        String place = caller.map(NotWoven::place).orElse("an unknown method");
        boolean hidden = caller.isPresent() && caller.get().getDeclaringClass().isHidden();
        return new IllegalStateException(REACHED + place + (hidden ? hiddenClass() : notWoven()));
    }

    private static String notWoven() {
        return "; mark the method @Async, and weave it either when it is loaded (java -javaagent:weft-agent.jar ...)"
                + " or when it is built: by Maven's phase compile, if weft-maven-plugin has <executions><execution><goals>"
                + "<goal>weave</goal><goal>weave-tests</goal></goals></execution></executions>; else by java -jar"
                + " weft-agent.jar weave DIR, where DIR has the compiled classes";
    }

    private static String hiddenClass() {
        return "; its class is a hidden class (Lookup.defineHiddenClass), which cannot be woven: the JVM shows it to no"
                + " agent, and no state machine can name it; define it with a class loader or Lookup.defineClass, or"
                + " move the @Async method to a class that is not hidden";
    }

    /** Hidden frames are those of hidden classes, too. */
    private static Optional<StackFrame> caller() {
        return StackWalker.getInstance(Set.of(Option.SHOW_HIDDEN_FRAMES, Option.RETAIN_CLASS_REFERENCE))
                .walk(frames -> frames.dropWhile(NotWoven::isOurs)
                        .filter(frame -> !isOfJvm(frame))
                        .findFirst());
    }

    private static boolean isOurs(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        return type == NotWoven.class || type == Asyncio.class;
    }

    /**
     * Returns whether the JVM put this frame between a method and await, for a method reference, a handle or
     * reflection.
     */
    private static boolean isOfJvm(StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith("java.lang.invoke.")
                || name.startsWith("java.lang.reflect.")
                || name.startsWith("jdk.internal.reflect.")
                || frame.getDeclaringClass().isHidden() && name.contains("$$Lambda");
    }

    private static String place(StackFrame frame) {
        return frame.getClassName() + "." + frame.getMethodName() + line(frame);
    }

    private static String line(StackFrame frame) {
        return frame.getFileName() == null ? "" : " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }
}
