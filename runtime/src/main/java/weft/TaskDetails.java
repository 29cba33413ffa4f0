package weft;

/** What most tasks never have: a name that somebody gave them, a request to cancel, and a recording. */
final class TaskDetails {
    /** Null while it is "Task-" and the number. */
    String name;

    String cancelMessage;
    int cancelRequests;

    /** A cancel that is thrown into the coroutine by the next step. */
    boolean mustCancel;

    /** While a cancel goes through the task: to which one, itself for the last; so it goes round a cycle once, C8. */
    Task<?> cancelGoesTo;

    /** The last cancel that was sent to another loop for the present suspension; null for none. */
    CancelRequest underWay;

    /** What a flight recording has begun of the task; null without one. */
    FlightSteps flight;

    /** A step begins: returns true if it has to throw a cancel, since nothing else does. */
    boolean takeUndelivered() {
        for (; underWay != null; underWay = underWay.earlier) {
            if (!underWay.takeBack() || mustCancel) continue;
            mustCancel = true;
            cancelMessage = underWay.message;
        }
        boolean taken = mustCancel;
        mustCancel = false;
        return taken;
    }

    /** All requests were taken back. */
    void dropUndelivered() {
        mustCancel = false;
        for (; underWay != null; underWay = underWay.earlier) underWay.makeVoid();
    }
}
