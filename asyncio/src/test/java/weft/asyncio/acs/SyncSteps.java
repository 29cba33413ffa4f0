package weft.asyncio.acs;

import static weft.Asyncio.await;
import static weft.Asyncio.done;

import weft.Coroutine;
import weft.annotations.Async;
import weft.sync.Barrier;
import weft.sync.Condition;
import weft.sync.Event;
import weft.sync.Queue;

/** The statements about locks and queues that may suspend. */
final class SyncSteps {
    private final Environment env;

    SyncSteps(Environment env) {
        this.env = env;
    }

    @Async
    Coroutine<Void> step(Statement s) {
        Object object = env.get(s.arg(0));
        switch (s.op()) {
            case "acquire" -> await(Guard.of(object).acquire().get());
            case "ewait" -> await(((Event) object).waitUntilSet());
            case "cwait" -> await(((Condition) object).waitUntilNotified());
            case "put" -> await(queue(object).put(s.arg(1)));
            case "join" -> await(queue(object).join());
            case "breset" -> await(((Barrier) object).reset());
            case "babort" -> await(((Barrier) object).abort());
            case "get" -> {
                env.trace("get", s.arg(0), await(queue(object).get()));
                return done();
            }
            case "bwait" -> {
                env.trace("bwait", s.arg(0), await(((Barrier) object).waitForAll()));
                return done();
            }
            default -> throw new AssertionError("no such statement: " + s.op());
        }
        env.traceWords(s.op(), s.args());
        return done();
    }

    @SuppressWarnings("unchecked")
    private static Queue<Object> queue(Object object) {
        return (Queue<Object>) object;
    }
}
