package weft;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Reports what a stage failed with that nobody has looked at, when the stage is collected. */
final class LostFailure extends Watched<LoopStage<?>> {
    /** Holds the references, not the stages. */
    private static final Set<LostFailure> ALL = ConcurrentHashMap.newKeySet();

    private final Throwable exception;
    private final EventLoop loop;

    private LostFailure(LoopStage<?> stage, Throwable exception, EventLoop loop) {
        super(stage);
        this.exception = exception;
        this.loop = loop;
    }

    static LostFailure note(LoopStage<?> stage, Throwable exception, EventLoop loop) {
        LostFailure noted = new LostFailure(stage, exception, loop);
        ALL.add(noted);
        return noted;
    }

    void forget() {
        ALL.remove(this);
        clear();
    }

    @Override
    void collected() {
        if (!ALL.remove(this)) return;
        ErrorReporter.tell(
                loop, new ExceptionContext("The exception of a submitted coroutine was never retrieved", exception));
    }
}
