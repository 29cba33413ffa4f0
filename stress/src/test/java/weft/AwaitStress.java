package weft;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import weft.Programs.Awaits;

/** A task that begins to wait while another thread ends what it waits for. */
public class AwaitStress {
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "not woken")
    @State
    public static class OwnLoop {
        private final EventLoop loop = EventLoop.create();
        private final Future<Integer> future = loop.createFuture();

        @Actor
        public void await(I_Result result) {
            result.r1 = Programs.run(loop, loop.createTask(new Awaits(future)));
        }

        @Actor
        public void complete() {
            future.setResult(1);
        }
    }

    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "not woken")
    @State
    public static class ForeignLoop {
        private final EventLoop loop = EventLoop.create();
        private final EventLoop other = EventLoop.create();
        private final Future<Integer> future = other.createFuture();

        @Actor
        public void await(I_Result result) {
            result.r1 = Programs.run(loop, loop.createTask(new Awaits(future)));
        }

        /** On the thread of the future's loop. */
        @Actor
        public void complete() {
            other.callSoon(() -> future.setResult(1));
            Programs.turn(other);
        }
    }

    @JCStressTest
    @Outcome(id = "-2, -2", expect = Expect.ACCEPTABLE, desc = "cancelled, and the waiter has seen it")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "completed, and the waiter has seen it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the waiter has seen something else, or nothing")
    @State
    public static class CompletionAndCancel {
        private final EventLoop loop = EventLoop.create();
        private final Future<Integer> future = loop.createFuture();

        @Actor
        public void await(II_Result result) {
            loop.callSoon(future::cancel);
            result.r1 = Programs.run(loop, loop.createTask(new Awaits(future)));
            result.r2 = future.isCancelled() ? Programs.CANCELLED : future.result();
        }

        @Actor
        public void complete() {
            future.trySucceed(1);
        }
    }

    /** What registered in an earlier run is woken by the completion or by the run that begins, not by both. */
    @JCStressTest
    @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "each woken once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or woken twice")
    @State
    public static class CompletionWhileTheLoopStarts {
        private final EventLoop loop = EventLoop.create();
        private final Future<Integer> future = loop.createFuture();
        private int wakeUps;

        public CompletionWhileTheLoopStarts() {
            loop.callSoon(() -> future.addWaiter(new Counts()));
            Programs.turn(loop);
        }

        private final class Counts extends Waiter {
            @Override
            void wake(Future<?> done, Inbox.Node message) {
                wakeUps++;
            }
        }

        @Actor
        public void start(II_Result result) {
            Task<Integer> second = loop.createTask(new Awaits(future));
            loop.callSoon(() -> future.addWaiter(new Counts()));
            result.r1 = Programs.run(loop, second);
        }

        @Actor
        public void complete() {
            future.setResult(1);
        }

        @Arbiter
        public void end(II_Result result) {
            Programs.turn(loop);
            result.r2 = wakeUps;
        }
    }
}
