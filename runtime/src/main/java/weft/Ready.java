package weft;

/** What the ready queue runs, beside tasks. */
abstract class Ready {
    /** The context that it runs in. */
    abstract Context context();

    /** Called on the loop's thread, once for each time that it was queued. */
    abstract void runReady();
}
