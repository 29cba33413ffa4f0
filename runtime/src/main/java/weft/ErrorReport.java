package weft;

/** A report on its way to the thread of a running loop. */
final class ErrorReport extends Ready {
    private final EventLoop loop;
    private final ExceptionContext context;

    ErrorReport(EventLoop loop, ExceptionContext context) {
        this.loop = loop;
        this.context = context;
    }

    @Override
    void runReady() {
        loop.scheduler.begun = true;
        loop.callExceptionHandler(context);
    }

    /** A loop that is closed first must not take it along. */
    @Override
    void abandoned() {
        loop.callExceptionHandler(context);
    }
}
