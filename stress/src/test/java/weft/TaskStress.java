package weft;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import weft.Programs.Awaits;
import weft.Programs.Yields;

/** A task that is cancelled by another thread than the one that runs it. */
public class TaskStress {
    @JCStressTest
    @Outcome(
            id = {"1, 0", "-2, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "ended before the cancel came, or cancelled")
    @Outcome(expect = Expect.FORBIDDEN, desc = "neither or both")
    @State
    public static class CancelAndEnd {
        private final EventLoop loop = EventLoop.create();
        private final Task<Integer> task = loop.createTask(new Yields());

        @Actor
        public void run(II_Result result) {
            result.r1 = Programs.run(loop, task);
            result.r2 = task.isCancelled() ? 1 : 0;
        }

        @Actor
        public void cancel() {
            task.cancel(true);
        }
    }

    /** The request goes to the task, and from there to the future, whatever of this has begun. */
    @JCStressTest
    @Outcome(id = "-2, 1", expect = Expect.ACCEPTABLE, desc = "cancelled, and what it awaited, too, if it came so far")
    @Outcome(id = "-2, 0", expect = Expect.ACCEPTABLE, desc = "cancelled before its first step")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the cancel is lost")
    @State
    public static class CancelAndAwait {
        private final EventLoop loop = EventLoop.create();
        private final EventLoop other = EventLoop.create();
        private final Future<Integer> future = other.createFuture();
        private final Task<Integer> task = loop.createTask(new Awaits(future));

        @Actor
        public void run(II_Result result) {
            result.r1 = Programs.run(loop, task);
            result.r2 = future.isCancelled() ? 1 : 0;
        }

        @Actor
        public void cancel() {
            task.cancel(true);
        }
    }

    /** Its loop may be anywhere: each way the waiter is told. */
    @JCStressTest
    @Outcome(
            id = {"1, 1", "-2, -2"},
            expect = Expect.ACCEPTABLE,
            desc = "both ended alike")
    @Outcome(id = "-2, 1", expect = Expect.ACCEPTABLE, desc = "the awaited one had ended when the cancel came there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the cancel or the result is lost")
    @State
    public static class CancelTravels {
        private final EventLoop loop = EventLoop.create();
        private final EventLoop other = EventLoop.create();
        private final Task<Integer> awaited = other.createTask(new Yields());
        private final Task<Integer> task = loop.createTask(new Awaits(awaited));

        @Actor
        public void run(II_Result result) {
            loop.callSoon(task::cancel);
            result.r1 = Programs.run(loop, task);
        }

        @Actor
        public void runOther(II_Result result) {
            result.r2 = Programs.run(other, awaited);
        }
    }
}
