package weft;

/** What a task is called in messages, in the words of CPython's {@code Task.__repr__}. */
final class TaskText {
    private TaskText() {}

    static String of(Task<?> task) {
        Future<?> awaited = task.waitingOn();
        Coroutine<?> outermost = task.coroutine();
        return summary(task) + (outermost == null ? "" : " coro=" + UserText.of(outermost))
                + (awaited == null ? "" : " wait_for=" + awaited.waitedForText()) + Origin.text(task) + ">";
    }

    /** Returns the beginning: state and name. */
    static String summary(Task<?> task) {
        String state = task.cancelling() > 0 && !task.isDone() ? "cancelling" : task.stateText();
        return "<Task " + state + " name='" + task.name() + "'";
    }
}
