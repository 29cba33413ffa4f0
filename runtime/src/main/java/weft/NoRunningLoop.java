package weft;

/** Says what to write where a call needs an event loop and its thread runs none. It depends on who calls. */
final class NoRunningLoop {
    private NoRunningLoop() {}

    /**
     * Makes the exception.
     *
     * @param what what needs a loop
     * @param thread the state of the calling thread
     */
    static IllegalStateException exception(String what, ThreadState thread) {
        if (thread.stage != null) return inStage(what);
        return exception(what, Loops.running().isEmpty() ? start() : otherThread());
    }

    /** Makes the exception for a method that returns a stage, or nothing, and was called where no loop runs. */
    static IllegalStateException inStage(String what) {
        return exception(
                what,
                ", and an @Async method that returns a stage or void runs without one if no loop runs on the thread that"
                        + " calls it, here " + name()
                        + "; call it in an @Async method that returns a Coroutine, and pass"
                        + " that to EventLoopGroup.submit(...), or to Asyncio.runCoroutineThreadsafe(..., loop)");
    }

    private static String otherThread() {
        return ", and thread " + name() + " runs none; to reach a loop that runs on another thread, pass a coroutine to"
                + " Asyncio.runCoroutineThreadsafe(..., loop), or a callback to loop.callSoonThreadsafe(...)";
    }

    private static String start() {
        return "; start the program with Asyncio.run(...), or call it from a coroutine that runs there; where a framework"
                + " calls you, pass a coroutine to EventLoopGroup.submit(...)";
    }

    private static IllegalStateException exception(String what, String advice) {
        return new IllegalStateException("no running event loop: " + what + " needs one" + advice);
    }

    private static String name() {
        return Thread.currentThread().getName();
    }
}
