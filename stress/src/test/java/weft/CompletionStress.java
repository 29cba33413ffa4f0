package weft;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** A future completed by one thread while another one completes it, too, or registers with it. */
public class CompletionStress {
    @JCStressTest
    @Outcome(
            id = {"1, 1", "2, 1", "-2, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "one of them wins")
    @Outcome(expect = Expect.FORBIDDEN, desc = "none or both win")
    @State
    public static class TwoCompletions {
        private final Future<Integer> future = new Future<>(null);
        private boolean first;
        private boolean second;
        private boolean cancel;

        @Actor
        public void complete() {
            first = future.trySucceed(1);
        }

        @Actor
        public void completeAndCancel() {
            second = future.trySucceed(2);
            cancel = future.cancel();
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = future.result();
            result.r2 = (first ? 1 : 0) + (second ? 1 : 0) + (cancel ? 1 : 0);
        }
    }

    @JCStressTest
    @Outcome(
            id = {"1, 1", "-2, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "one of them wins")
    @Outcome(expect = Expect.FORBIDDEN, desc = "none or both win")
    @State
    public static class CompletionAndCancel {
        private final Future<Integer> future = new Future<>(null);
        private boolean completed;
        private boolean cancelled;

        @Actor
        public void complete() {
            completed = future.trySucceed(1);
        }

        @Actor
        public void cancel() {
            cancelled = future.cancel();
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = future.isCancelled() ? Programs.CANCELLED : future.result();
            result.r2 = (completed ? 1 : 0) + (cancelled ? 1 : 0);
        }
    }

    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "called once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or called twice")
    @State
    public static class CompletionAndCallback {
        private final EventLoop loop = EventLoop.create();
        private final Future<Integer> future = loop.createFuture();
        private int calls;

        @Actor
        public void complete() {
            future.setResult(1);
        }

        @Actor
        public void register() {
            future.addDoneCallback(done -> calls++);
        }

        @Arbiter
        public void end(I_Result result) {
            Programs.turn(loop);
            result.r1 = calls;
        }
    }

    @JCStressTest
    @Outcome(id = "3", expect = Expect.ACCEPTABLE, desc = "each is called once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one is lost, or called twice")
    @State
    public static class TwoCallbacksAndARemoval {
        private final EventLoop loop = EventLoop.create();
        private final Future<Integer> future = loop.createFuture();
        private final java.util.function.Consumer<Future<Integer>> removed = done -> {};
        private int first;
        private int second;

        public TwoCallbacksAndARemoval() {
            future.addDoneCallback(removed);
        }

        @Actor
        public void one() {
            future.addDoneCallback(done -> first++);
            future.removeDoneCallback(removed);
        }

        @Actor
        public void other() {
            future.addDoneCallback(done -> second += 2);
        }

        @Arbiter
        public void end(I_Result result) {
            future.setResult(1);
            Programs.turn(loop);
            result.r1 = first + second;
        }
    }

    @JCStressTest
    @Outcome(
            id = {"0, 1", "1, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "called or taken back")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both or neither")
    @State
    public static class CompletionAndRemoval {
        private final EventLoop loop = EventLoop.create();
        private final Future<Integer> future = loop.createFuture();
        private int calls;
        private int removed;
        private final java.util.function.Consumer<Future<Integer>> callback = done -> calls++;

        public CompletionAndRemoval() {
            future.addDoneCallback(callback);
        }

        @Actor
        public void complete() {
            future.setResult(1);
        }

        @Actor
        public void remove() {
            removed = future.removeDoneCallback(callback);
        }

        @Arbiter
        public void end(II_Result result) {
            Programs.turn(loop);
            result.r1 = calls;
            result.r2 = removed;
        }
    }

    /** As {@link CompletionAndRemoval}, for a callback that was registered on the loop's thread. */
    @JCStressTest
    @Outcome(
            id = {"0, 1", "1, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "called or taken back")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both or neither")
    @State
    public static class CompletionInTheLoopAndRemoval {
        private final EventLoop loop = EventLoop.create();
        private final Future<Integer> future = loop.createFuture();
        private int calls;
        private int removed;
        private final java.util.function.Consumer<Future<Integer>> callback = done -> calls++;

        public CompletionInTheLoopAndRemoval() {
            loop.callSoon(() -> future.addDoneCallback(callback));
            Programs.turn(loop);
            loop.callSoon(() -> future.setResult(1));
        }

        @Actor
        public void complete() {
            Programs.turn(loop);
        }

        @Actor
        public void remove() {
            removed = future.removeDoneCallback(callback);
        }

        @Arbiter
        public void end(II_Result result) {
            Programs.turn(loop);
            result.r1 = calls;
            result.r2 = removed;
        }
    }
}
