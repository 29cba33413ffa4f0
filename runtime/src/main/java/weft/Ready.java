package weft;

/** What the ready queue runs, beside tasks. */
abstract class Ready {
    /** The context that it runs in; null for that of who runs the loop. */
    Context context() {
        return null;
    }

    /** Called on the loop's thread, once for each time that it was queued. */
    abstract void runReady();

    /** Called instead when the loop was closed before its turn. */
    void abandoned() {}
}
