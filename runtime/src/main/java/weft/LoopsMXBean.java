package weft;

/** What the event loops of this JVM are doing, by JMX: {@code weft:type=Loops}. */
public interface LoopsMXBean {
    /** Returns how many event loops run. */
    int getLoopCount();

    /** Returns about how many tasks there are that are not done. */
    int getTaskCount();

    /** Returns a line for each task, by loop: its state, since when, what it waits for, where. */
    String ps();

    /** Returns the tasks as trees, each below the one that awaits it. */
    String pstree();

    /** Returns all that is known of the loops and tasks, as JSON. */
    String json();
}
