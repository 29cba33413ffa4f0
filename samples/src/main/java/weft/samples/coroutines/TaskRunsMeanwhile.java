package weft.samples.coroutines;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/**
 * "Awaitables", "Tasks": a task runs as soon as its maker suspends; awaiting it gives its result, any number of times.
 */
public final class TaskRunsMeanwhile {
    private TaskRunsMeanwhile() {}

    @Async
    static Coroutine<Integer> nested() {
        System.out.println("nested runs");
        return value(42);
    }

    @Async
    static Coroutine<Void> main() {
        Task<Integer> task = createTask(nested(), "answer");
        System.out.println(task.name() + " is made, done: " + task.isDone());
        await(yieldNow());
        System.out.println("after one turn of the loop, done: " + task.isDone());
        System.out.println(await(task) + await(task));
        return done();
    }

    public static void main(String[] args) {
        run(main());
    }
}
