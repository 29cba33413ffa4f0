package weft;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** What another thread sends to a loop while that goes to sleep. */
public class LoopStress {
    @JCStressTest
    @Outcome(id = "true, 12", expect = Expect.ACCEPTABLE, desc = "woken, in order")
    @Outcome(expect = Expect.FORBIDDEN, desc = "slept on, or the order is not kept")
    @State
    public static class CallSoonThreadsafe {
        private final EventLoop loop = EventLoop.create();
        private int seen;

        @Actor
        public void run(ZI_Result result) {
            result.r1 = Programs.runUntilStopped(loop);
            result.r2 = seen;
        }

        @Actor
        public void send() {
            loop.callSoonThreadsafe(() -> seen = seen * 10 + 1);
            loop.callSoonThreadsafe(() -> {
                seen = seen * 10 + 2;
                loop.stop();
            });
        }
    }

    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "stopped")
    @Outcome(expect = Expect.FORBIDDEN, desc = "slept on")
    @State
    public static class Stop {
        private final EventLoop loop = EventLoop.create();

        @Actor
        public void run(I_Result result) {
            result.r1 = Programs.runUntilStopped(loop) ? 1 : Programs.LOST;
        }

        @Actor
        public void stop() {
            loop.stop();
        }
    }

    /** Two messages with a sleep between them: the end of the first wake-up must not take the second one with it. */
    @JCStressTest
    @Outcome(id = "true, 3", expect = Expect.ACCEPTABLE, desc = "woken each time")
    @Outcome(expect = Expect.FORBIDDEN, desc = "slept on")
    @State
    public static class WakeUps {
        private final EventLoop loop = EventLoop.create();
        private int left = 3;
        private int seen;

        @Actor
        public void run(ZI_Result result) {
            result.r1 = Programs.runUntilStopped(loop);
            result.r2 = seen;
        }

        @Actor
        public void send() {
            for (int i = 0; i < 3; i++) {
                loop.callSoonThreadsafe(() -> {
                    seen++;
                    if (--left == 0) loop.stop();
                });
            }
        }
    }

    @JCStressTest
    @Outcome(
            id = {"0, 123", "1, 123", "12, 123", "123, 123"},
            expect = Expect.ACCEPTABLE,
            desc = "nothing is lost")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or out of order")
    @State
    public static class InboxDrain {
        private final Inbox inbox = new Inbox();

        @Actor
        public void add() {
            for (int i = 1; i <= 3; i++) inbox.add(new Inbox.Node(i));
        }

        @Actor
        public void take(II_Result result) {
            result.r1 = drain(0);
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = drain(result.r1);
        }

        private int drain(int before) {
            int digits = before;
            for (Inbox.Node node = inbox.takeAll(); node != null; node = node.next) {
                digits = digits * 10 + (int) node.entry;
            }
            return digits;
        }
    }
}
