package weft.asyncio.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.shield;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.Asyncio;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.FutureCallGraph;
import weft.Task;
import weft.TaskSnapshot;
import weft.VirtualClock;
import weft.annotations.Async;

/** Who awaits whom, and where: of tasks, and of a whole loop. */
class CallGraphTest {
    private final EventLoop loop = EventLoop.create(new VirtualClock());

    @AfterEach
    void close() {
        loop.setExceptionHandler((closed, pending) -> {});
        loop.close();
    }

    /** Runs what is ready, and what comes of it. */
    private void turns() {
        for (int i = 0; i < 5; i++) {
            loop.callSoon(loop::stop);
            loop.runForever();
        }
    }

    private <T> Task<T> start(Coroutine<T> coroutine, String name) {
        Task<T> task = loop.createTask(coroutine, name);
        turns();
        return task;
    }

    /** Without the lines of this file, which any change moves. */
    private static String text(Object graph) {
        return graph.toString()
                .replaceAll("\\.java:\\d+\\)", ".java)")
                .replaceAll("weft\\.asyncio\\.traces\\.|(?<=lookUp\\$)\\d+", "");
    }

    // ---- stacks

    @Test
    void theStackOfASuspendedTaskHasItsAwaits() {
        Task<Void> task = start(outer(), "task");

        assertThat(text(task.getStack()))
                .isEqualTo("[weft.Asyncio.sleep(Asyncio.java), Shop.forever(Shop.java),"
                        + " CallGraphTest.outer(CallGraphTest.java)]");
        assertThat(text(task.getStack(2))).isEqualTo("[weft.Asyncio.sleep(Asyncio.java), Shop.forever(Shop.java)]");
        assertThat(task.getStack().get(2).getLineNumber()).isPositive();
    }

    @Async
    private static Coroutine<Void> outer() {
        await(Shop.slow().forever());
        return done();
    }

    @Test
    void theStackOfATaskThatHasNotStartedIsItsFirstLine() {
        Task<Void> task = loop.createTask(outer());

        assertThat(text(task.getStack())).isEqualTo("[CallGraphTest.outer(CallGraphTest.java)]");
    }

    @Test
    void theStackOfTheRunningTaskHasWhatRunsAndWhoAwaitsThat() {
        List<StackTraceElement> stack = new ArrayList<>();
        start(runsOuter(stack), "task");

        assertThat(text(stack))
                .isEqualTo("[CallGraphTest.look(CallGraphTest.java), CallGraphTest.runs(CallGraphTest.java),"
                        + " CallGraphTest.runsOuter(CallGraphTest.java)]");
    }

    @Async
    private static Coroutine<Void> runsOuter(List<StackTraceElement> stack) {
        await(runs(stack));
        return done();
    }

    @Async
    private static Coroutine<Void> runs(List<StackTraceElement> stack) {
        await(yieldNow());
        look(stack);
        return done();
    }

    private static void look(List<StackTraceElement> stack) {
        stack.addAll(Task.currentOrThrow().getStack());
    }

    @Test
    void theStackOfAFailedTaskIsThatOfTheExceptionAndOtherwiseEmpty() {
        Task<Integer> failed = start(Shop.fast().price("tea"), "task");
        Task<Void> ended = start(done(), "task");

        assertThat(failed.getStack()).containsExactly(failed.exception().getStackTrace());
        assertThat(ended.getStack()).isEmpty();
    }

    @Test
    void printStackPrintsWhichTaskAndItsFrames() {
        Task<Void> task = start(outer(), "printed");
        StringWriter text = new StringWriter();
        task.printStack(2, new PrintWriter(text));
        Task<Integer> failed = start(Shop.fast().price("tea"), "failed");
        failed.printStack(1, new PrintWriter(text));
        Task<Void> ended = start(done(), "ended");
        ended.printStack(1, new PrintWriter(text));

        assertThat(text(text))
                .isEqualToNormalizingNewlines(
                        "Stack for <Task pending name='printed' coro=<Coroutine CallGraphTest.outer>"
                                + " wait_for=<Future pending>>:\n"
                                + "\tat weft.Asyncio.sleep(Asyncio.java)\n"
                                + "\tat Shop.forever(Shop.java)\n"
                                + "Traceback for <Task finished exception=java.lang.IllegalStateException: no tea"
                                + " name='failed'>: java.lang.IllegalStateException: no tea\n"
                                + "\tat Shop.lambda$lookUp$(Shop.java)\n"
                                + "No stack for <Task finished result=null name='ended'>\n");
        assertThat(failed.exception()).isNotNull();
    }

    // ---- graphs

    @Async
    private static Coroutine<Object> waits(Future<?> future) {
        return value(await(future));
    }

    @Test
    void theGraphOfATaskHasItsAwaiters() {
        Task<Void> inner = start(outer(), "inner");
        start(waits(inner), "first");
        start(waits(inner), "second");

        FutureCallGraph graph = Asyncio.captureCallGraph(inner);

        assertThat(graph.awaitedBy()).extracting(FutureCallGraph::name).containsExactly("first", "second");
        assertThat(text(Asyncio.formatCallGraph(inner))).isEqualTo("""
                * Task(name='inner', waits for <Future pending>)
                  + Call stack:
                  |   weft.Asyncio.sleep(Asyncio.java)
                  |   Shop.forever(Shop.java)
                  |   CallGraphTest.outer(CallGraphTest.java)
                  + Awaited by:
                    * Task(name='first', waits for <Task pending name='inner'>)
                      + Call stack:
                      |   CallGraphTest.waits(CallGraphTest.java)
                    * Task(name='second', waits for <Task pending name='inner'>)
                      + Call stack:
                      |   CallGraphTest.waits(CallGraphTest.java)
                """);
    }

    @Test
    void theGraphGoesThroughWhatCombinesFutures() {
        Task<Void> inner = start(outer(), "inner");
        start(combines(inner), "combines");

        FutureCallGraph graph = Asyncio.captureCallGraph(inner);

        assertThat(text(graph)).endsWith("""
                  + Awaited by:
                    * Future()
                      + Awaited by:
                        * Gather()
                          + Awaited by:
                            * Task(name='combines', waits for <Gather pending>)
                              + Call stack:
                              |   CallGraphTest.combines(CallGraphTest.java)
                """);
    }

    @Async
    private static Coroutine<Object> combines(Future<?> future) {
        return value(await(gather(shield(future))));
    }

    @Test
    void tasksOfAGroupAndOfWaitAndAsCompletedAreAwaitedByTheTaskThatWaits() {
        start(group(), "group");
        Task<Void> waited = start(outer(), "waited");
        start(waitsAny(waited), "any");
        start(completed(waited), "completed");

        List<TaskSnapshot> tasks = loop.captureTasks();

        assertThat(awaiters(tasks, "child")).containsExactly("group");
        assertThat(awaiters(tasks, "waited")).containsExactly("any", "completed");
    }

    private static List<String> awaiters(List<TaskSnapshot> tasks, String name) {
        TaskSnapshot task =
                tasks.stream().filter(one -> one.name().equals(name)).findAny().orElseThrow();
        return tasks.stream()
                .filter(one -> task.awaitedBy().contains(one.id()))
                .map(TaskSnapshot::name)
                .toList();
    }

    @Async
    private static Coroutine<Object> group() {
        return value(await(taskGroup(group -> {
            group.createTask(outer(), "child");
            await(sleep(Duration.ofDays(1)));
            return done();
        })));
    }

    @Async
    private static Coroutine<Object> waitsAny(Task<?> task) {
        return value(await(Asyncio.waitAny(Set.of(task))));
    }

    @Async
    private static Coroutine<Object> completed(Task<?> task) {
        return value(await(Asyncio.asCompleted(List.of(task)).next()));
    }

    @Test
    void aCycleIsCut() {
        Task<?>[] tasks = cycle(2);

        assertThat(text(Asyncio.captureCallGraph(tasks[0]))).isEqualTo("""
                * Task(name='0', waits for <Task pending name='1'>)
                  + Call stack:
                  |   CallGraphTest.waitsFor(CallGraphTest.java)
                  + Awaited by:
                    * Task(name='1', waits for <Task pending name='0'>)
                      + Call stack:
                      |   CallGraphTest.waitsFor(CallGraphTest.java)
                      + Awaited by:
                        * Task(name='0', waits for <Task pending name='1'>) (cycle)
                """);
    }

    private Task<?>[] cycle(int size) {
        Task<?>[] tasks = new Task<?>[size];
        for (int i = 0; i < size; i++) tasks[i] = loop.createTask(waitsFor(tasks, (i + 1) % size), "" + i);
        turns();
        return tasks;
    }

    @Async
    private static Coroutine<Object> waitsFor(Task<?>[] tasks, int which) {
        return value(await(tasks[which]));
    }

    // ---- the tree

    @Test
    void theTreeHasEachTaskBelowWhoAwaitsIt() {
        start(tree(), "main");
        start(outer(), "alone");

        assertThat(text(loop.formatTasks())).isEqualTo("""
                (T) main waiting
                │   CallGraphTest.tree(CallGraphTest.java)
                │   weft.Asyncio.taskGroup(Asyncio.java)
                ├── (T) tea waiting
                │       CallGraphTest.outer(CallGraphTest.java)
                │       Shop.forever(Shop.java)
                │       weft.Asyncio.sleep(Asyncio.java)
                └── (T) all waiting
                    │   CallGraphTest.combines(CallGraphTest.java)
                    └── (T) milk waiting
                            CallGraphTest.outer(CallGraphTest.java)
                            Shop.forever(Shop.java)
                            weft.Asyncio.sleep(Asyncio.java)
                (T) alone waiting
                    CallGraphTest.outer(CallGraphTest.java)
                    Shop.forever(Shop.java)
                    weft.Asyncio.sleep(Asyncio.java)
                """);
    }

    @Async
    private static Coroutine<Object> tree() {
        return value(await(taskGroup(group -> {
            group.createTask(outer(), "tea");
            group.createTask(combines(createTask(outer(), "milk")), "all");
            return done();
        })));
    }

    @Test
    void aTaskThatSeveralAwaitStandsInTheTreeOnceAndACycleIsMarked() {
        Task<?> shared = start(outer(), "shared");
        start(waits(shared), "first");
        start(waits(shared), "second");
        cycle(3);

        assertThat(heads(loop.formatTasks()))
                .containsExactly(
                        "(T) first waiting",
                        "└── (T) shared waiting",
                        "(T) second waiting",
                        "└── (T) shared (see elsewhere)",
                        "(T) 0 waiting",
                        "└── (T) 1 waiting",
                        "    └── (T) 2 waiting",
                        "        └── (T) 0 (cycle)");
    }

    private static List<String> heads(String tree) {
        return Arrays.stream(tree.split("\n"))
                .filter(line -> line.contains("(T)"))
                .toList();
    }

    @Test
    void aLongChainGoesOnAtTheMargin() {
        Task<?> last = start(outer(), "0");
        for (int i = 1; i <= 5000; i++) last = loop.createTask(waits(last), "" + i);
        turns();

        List<String> heads = heads(loop.formatTasks());

        assertThat(heads)
                .contains("(T) 5000 waiting")
                .anySatisfy(line -> assertThat(line).startsWith("(T) 4959 waiting, awaited by 4960"));
        assertThat(heads).filteredOn(line -> line.contains("waiting")).hasSize(5001);
        assertThat(heads).allSatisfy(line -> assertThat(line).hasSizeLessThan(250));
        assertThat(Asyncio.formatCallGraph(loop.allTasks().get(0))).contains("(see elsewhere)");
    }

    @Test
    void whoAwaitsTheStageOfAMethodAwaitsItsTask() {
        Task<Void> first = start(awaitsOne(), "first");
        List<CompletableFuture<Void>> stage = new ArrayList<>();
        Task<Void> second = start(awaitsOneOf(stage), "second");
        Task<Void> third = start(awaitsOneOf(stage), "third");

        assertThat(heads(loop.formatTasks()).stream().map(line -> line.replaceAll("Task-\\d+", "Task-N")))
                .containsExactly(
                        "(T) first waiting",
                        "└── (T) Task-N waiting",
                        "(T) second waiting",
                        "└── (T) Task-N waiting",
                        "(T) third waiting",
                        "└── (T) Task-N (see elsewhere)");
        assertThat(loop.captureTasks().get(0).waitsFor()).matches("<Task pending name='Task-\\d+'>");

        third.cancel();
        turns();
        assertThat(second.isDone()).as("the cancel went on to the stage").isTrue();
        assertThat(first.isDone()).isFalse();
        assertThat(heads(loop.formatTasks())).hasSize(2);
    }

    @Async
    private static CompletableFuture<Void> stage() {
        await(Shop.slow().forever());
        return CompletableFuture.completedFuture(null);
    }

    @Async
    private static Coroutine<Void> awaitsOne() {
        await(stage());
        return done();
    }

    @Async
    private static Coroutine<Void> awaitsOneOf(List<CompletableFuture<Void>> stages) {
        if (stages.isEmpty()) stages.add(stage());
        await(stages.get(0));
        return done();
    }

    @Test
    void aSnapshotSaysWhatATaskDoes() {
        Task<Void> created = loop.createTask(outer(), "created");
        assertThat(loop.captureTasks())
                .singleElement()
                .extracting(TaskSnapshot::state)
                .isEqualTo("created");
        turns();
        created.cancel();
        TaskSnapshot ready = loop.captureTasks().get(0);
        assertThat(ready.state()).isEqualTo("ready");
        assertThat(ready.cancelling()).isEqualTo(1);
        assertThat(ready.waitsFor()).isNull();
        turns();
        Task<String> running = start(state(), "running");
        assertThat(running.result()).isEqualTo("running");
        start(waits(loop.createFuture()), "waiting");
        TaskSnapshot waiting = loop.captureTasks().get(0);
        assertThat(waiting.state()).isEqualTo("waiting");
        assertThat(waiting.waitsFor()).isEqualTo("<Future pending>");
    }

    @Async
    private static Coroutine<String> state() {
        await(yieldNow());
        return value(EventLoop.running().captureTasks().get(0).state());
    }
}
