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

    /** What a flight recording has begun of the task; null without one. */
    FlightSteps flight;
}
