package weft;

import java.lang.ref.WeakReference;

/** Reports what a stage failed with that nobody has looked at, when the stage is collected. */
final class LostFailure extends Unseen<LoopStage<?>> {
    /** Weak, since a loop may lead to the stage. */
    private final WeakReference<EventLoop> loop;

    private LostFailure(LoopStage<?> stage, Throwable exception, EventLoop loop) {
        super(stage, exception);
        this.loop = loop.weak;
    }

    static LostFailure note(LoopStage<?> stage, Throwable exception, EventLoop loop) {
        LostFailure noted = new LostFailure(stage, exception, loop);
        noted.hold();
        return noted;
    }

    @Override
    void report() {
        ErrorReporter.tell(
                loop.get(),
                new ExceptionContext("The exception of a submitted coroutine was never retrieved", exception()));
    }
}
