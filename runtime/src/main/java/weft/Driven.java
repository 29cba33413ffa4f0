package weft;

/**
 * The stack trace element of what drives coroutines, a task or a stage: where its part of a trace ends. By it a trace
 * is asked which tasks the exception went through. Tasks of one name are told apart by a line number that no file has,
 * and that is not printed.
 *
 * @param ofTask whether it is a task
 * @param number which one
 * @param complete whether all who await are above it: not where something was thrown that did not leave its method yet
 */
record Driven(boolean ofTask, int number, boolean complete) {
    private static final String TASK = "weft.Task";
    private static final String STAGE = "weft.Coroutine";
    private static final String METHOD = "run";
    private static final int NUMBERS = 0x3fff_ffff;

    /** Higher ones say that there is no line, or that the method is native. */
    private static final int HIGHEST_LINE = -3;

    /**
     * What drives a coroutine.
     *
     * @param task the task; null for a stage
     * @param coroutine of a stage, its outermost coroutine; null if that is not known
     */
    static Driven by(Task<?> task, Coroutine<?> coroutine) {
        int number = task != null ? task.number() : System.identityHashCode(outermost(coroutine));
        return new Driven(task != null, number & NUMBERS, coroutine != null);
    }

    private static Coroutine<?> outermost(Coroutine<?> coroutine) {
        Coroutine<?> outermost = coroutine;
        while (outermost != null && outermost.awaiter != null) outermost = outermost.awaiter;
        return outermost;
    }

    StackTraceElement element(Task<?> task) {
        int line = HIGHEST_LINE - 2 * number - (complete ? 0 : 1);
        String text = task == null ? "stage" : task.name() + Origin.text(task);
        return Location.element(Task.class, ofTask ? TASK : STAGE, METHOD, text, line);
    }

    /** Tells whether an element is one of these. */
    static boolean isEnd(StackTraceElement element) {
        return element.getLineNumber() <= HIGHEST_LINE
                && element.getMethodName().equals(METHOD);
    }

    /** Reads such an element. */
    static Driven of(StackTraceElement element) {
        int distance = HIGHEST_LINE - element.getLineNumber();
        return new Driven(element.getClassName().equals(TASK), distance / 2, distance % 2 == 0);
    }

    /** Tells whether the driver is the same; where a stage was not known yet, it is the one that is known now. */
    boolean isSame(Driven other) {
        return ofTask == other.ofTask && (number == other.number || !ofTask && number == 0);
    }
}
