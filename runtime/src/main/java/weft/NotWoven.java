package weft;

import java.lang.StackWalker.StackFrame;

/** What {@code await} comes to in code that was not woven: never a block, always a message that says what to do. */
final class NotWoven {
    private NotWoven() {}

    static IllegalStateException await() {
        return new IllegalStateException("await reached in code that was not woven: " + caller()
                + "; mark the method @Async, and weave it either when it is loaded (java -javaagent:weft-agent.jar ...)"
                + " or when it is built (goal weave of dev.weft:weft-maven-plugin)");
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.dropWhile(NotWoven::isOurs)
                        .findFirst()
                        .map(frame -> frame.getClassName() + "." + frame.getMethodName() + line(frame))
                        .orElse("an unknown method"));
    }

    private static boolean isOurs(StackFrame frame) {
        String name = frame.getClassName();
        return name.equals(NotWoven.class.getName()) || name.equals(Asyncio.class.getName());
    }

    private static String line(StackFrame frame) {
        return frame.getFileName() == null ? "" : " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
    }
}
