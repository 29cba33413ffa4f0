package weft.samples.coroutines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import weft.samples.Output;

/** The programs print what those of the Python documentation do. */
class CoroutinesTest {
    @Test
    void helloWorld() throws Exception {
        assertThat(Output.inVirtualTime(HelloWorld.main())).containsExactly("hello", "world");
    }

    @Test
    void calledNotAwaited() throws Exception {
        assertThat(Output.inVirtualTime(CalledNotAwaited.main()))
                .containsExactly("<Coroutine CalledNotAwaited.nested>", "now it is awaited:", "nested runs", "42");
    }

    @Test
    void sayAfter() throws Exception {
        assertThat(Output.inVirtualTime(SayAfter.main())).containsExactly("hello", "world", "finished after 3 s");
    }

    @Test
    void sayConcurrently() throws Exception {
        assertThat(Output.inVirtualTime(SayConcurrently.main()))
                .containsExactly("hello", "world", "finished after 2 s");
    }

    @Test
    void taskRunsMeanwhile() throws Exception {
        assertThat(Output.inVirtualTime(TaskRunsMeanwhile.main()))
                .containsExactly(
                        "answer is made, done: false", "nested runs", "after one turn of the loop, done: true", "84");
    }

    @Test
    void factorial() throws Exception {
        assertThat(Output.inVirtualTime(Factorial.main()))
                .containsExactly(
                        "Task A: Compute factorial(2), currently i=2...",
                        "Task B: Compute factorial(3), currently i=2...",
                        "Task C: Compute factorial(4), currently i=2...",
                        "Task A: factorial(2) = 2",
                        "Task B: Compute factorial(3), currently i=3...",
                        "Task C: Compute factorial(4), currently i=3...",
                        "Task B: factorial(3) = 6",
                        "Task C: Compute factorial(4), currently i=4...",
                        "Task C: factorial(4) = 24",
                        "[2, 6, 24]");
    }

    @Test
    void gatherFutureAndCoroutine() throws Exception {
        assertThat(Output.inVirtualTime(GatherFutureAndCoroutine.main()))
                .containsExactly("[from the future, from the coroutine]");
    }

    @Test
    void setAfter() throws Exception {
        assertThat(Output.inVirtualTime(SetAfter.main())).containsExactly("hello ...", "... world");
    }

    @Test
    void futureObject() throws Exception {
        assertThat(Output.inVirtualTime(FutureObject.main()))
                .containsExactly(
                        "not done: no result",
                        "set: 42",
                        "  callback of result, cancelled: false",
                        "await throws it: broken",
                        "cancel: true, again: false",
                        "await throws CancelledError: not needed",
                        "  callback of exception, cancelled: false",
                        "  callback of cancel, cancelled: true");
    }

    @Test
    void callbackBridge() throws Exception {
        assertThat(Output.inVirtualTime(CallbackBridge.main()))
                .containsExactly("cellar: 12", "roof: snowed in", "moon: not done within 3s");
    }

    @Test
    void eternity() throws Exception {
        assertThat(Output.inVirtualTime(Eternity.main())).containsExactly("cleaning up", "timeout!");
    }

    @Test
    void blockingCallInRealTime() throws Exception {
        assertThat(Output.of(() -> {
                    BlockingCall.main(new String[0]);
                    return null;
                }))
                .containsExactly("the loop goes on, done: false", "it got through", "it got through again");
    }
}
