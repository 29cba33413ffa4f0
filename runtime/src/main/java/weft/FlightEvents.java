package weft;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;

/** What a flight recording has of this library. The Java stack is that of the loop each time: it is left out. */
final class FlightEvents {
    private FlightEvents() {}

    @Name("weft.Task")
    @Label("Task")
    @Description("From the creation of a task to its end")
    @Category("Weft")
    @StackTrace(false)
    static final class TaskEvent extends Event {
        @Label("Task")
        String task;

        @Label("Coroutine")
        @Description("The @Async method that the task was made for")
        String coroutine;

        @Label("Outcome")
        @Description("finished, cancelled, or the class of the exception")
        String outcome;
    }

    @Name("weft.Suspension")
    @Label("Suspension")
    @Description("From a step of a task to the next one")
    @Category("Weft")
    @StackTrace(false)
    static final class SuspensionEvent extends Event {
        @Label("Task")
        String task;

        @Label("Await")
        @Description("The method that awaits, with file and line")
        String at;

        @Label("Awaited")
        String awaited;
    }

    @Name("weft.SlowStep")
    @Label("Slow Step")
    @Description("A task step or callback that kept the loop's thread for long")
    @Category("Weft")
    @Threshold("20 ms")
    @StackTrace(false)
    static final class SlowStepEvent extends Event {
        @Label("Step")
        @Description("The task or callback")
        String step;

        @Label("Await")
        @Description("Where the task's step ended: the method that awaits, with file and line")
        String at;
    }

    @Name("weft.LoopStall")
    @Label("Loop Stall")
    @Description("An iteration of a loop that took long: timers and other threads had to wait for it")
    @Category("Weft")
    @Threshold("100 ms")
    @StackTrace(false)
    static final class LoopStallEvent extends Event {
        @Label("Steps")
        @Description("How many task steps and callbacks the iteration ran")
        int steps;
    }

    @Name("weft.ExecutorCall")
    @Label("Executor Call")
    @Description("A call that a loop handed to an executor, from there to its end")
    @Category("Weft")
    @StackTrace(false)
    static final class ExecutorCallEvent extends Event {
        @Label("Function")
        @Description("The class of what is called")
        String function;

        @Label("Waited")
        @Description("Until a thread took it")
        @Timespan(Timespan.NANOSECONDS)
        long waited;
    }
}
