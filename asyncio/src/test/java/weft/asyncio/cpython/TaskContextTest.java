package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.Context;
import weft.ContextVar;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.TaskOptions;
import weft.annotations.Async;

/** test_tasks.BaseTaskTests.test_context_*: context variables in tasks. */
class TaskContextTest extends LoopTestCase {
    private final ContextVar<String> variable = new ContextVar<>("variable", "nope");
    private final ContextVar<Integer> number = new ContextVar<>("number");

    @AfterEach
    void nothingLeaksOut() {
        assertThat(variable.get()).isEqualTo("nope");
        assertThat(number.get(-1)).isEqualTo(-1);
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_context_1")
    void aTaskHasACopy() {
        complete(setsBesideATask());
    }

    @Async
    private Coroutine<Void> setsBesideATask() {
        assertThat(variable.get()).isEqualTo("nope");
        Task<Void> task = createTask(setsAfterASleep());
        variable.set("yes");
        assertThat(variable.get()).isEqualTo("yes");
        await(task);
        assertThat(variable.get()).isEqualTo("yes");
        return done();
    }

    @Async
    private Coroutine<Void> setsAfterASleep() {
        await(sleep(ms(10)));
        assertThat(variable.get()).isEqualTo("nope");
        variable.set("something else");
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_context_2")
    void aCallbackHasACopy() {
        complete(setsBesideCallbacks());
    }

    @Async
    private Coroutine<Void> setsBesideCallbacks() {
        for (int i = 0; i < 2; i++) {
            Future<Void> future = EventLoop.running().createFuture();
            future.addDoneCallback(ended -> variable.set("something else"));
            variable.set("yes" + i);
            EventLoop.running().callSoon(() -> future.setResult(null));
            await(future);
            assertThat(variable.get()).isEqualTo("yes" + i);
            for (int j = 0; j < 3; j++) {
                variable.set("yes" + i + "-" + j);
                await(sleep(ms(1)));
                assertThat(variable.get()).isEqualTo("yes" + i + "-" + j);
            }
        }
        return done();
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_context_3")
    void eachOfAHundredTasksHasItsOwnValue() {
        complete(runsAHundred());
    }

    @Async
    private Coroutine<Void> runsAHundred() {
        Random random = new Random(3);
        List<Task<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 100; i++) tasks.add(createTask(counts(random.nextInt(10), random)));
        await(gather(tasks));
        return done();
    }

    @Async
    private Coroutine<Void> counts(int from, Random random) {
        for (int i = 0; i < 10; i++) {
            number.set(from + i);
            await(sleep(ms(1 + random.nextInt(50))));
            assertThat(number.get()).isEqualTo(from + i);
        }
        return done();
    }

    /** A task with its name, a task of the running loop, a task of a loop. */
    @Test
    @Twin({
        "test_tasks.BaseTaskTests.test_context_4",
        "test_tasks.BaseTaskTests.test_context_5",
        "test_tasks.BaseTaskTests.test_context_6"
    })
    void tasksShareAContextThatIsGiven() {
        assertThat(complete(sharesAContext())).containsExactly(1, 2, 3);
    }

    @Async
    private Coroutine<List<Integer>> sharesAContext() {
        Context context = Context.copyContext();
        assertThatThrownBy(() -> context.get(number)).isInstanceOf(NoSuchElementException.class);
        TaskOptions options = TaskOptions.DEFAULT.context(context);
        await(createTask(sets(1), options.name("first")));
        int first = context.get(number);
        await(createTask(sets(2), options));
        int second = context.get(number);
        await(EventLoop.running().createTask(sets(3), options));
        return value(List.of(first, second, context.get(number)));
    }

    @Test
    @Twin("test_tasks.BaseTaskTests.test_get_context")
    void aTaskTellsItsContext() {
        Context context = Context.copyContext();
        Task<Void> task = loop.createTask(yieldNow(), TaskOptions.DEFAULT.context(context));
        complete(task);
        assertThat(task.context()).isSameAs(context);
    }

    @Async
    private Coroutine<Void> sets(int value) {
        await(yieldNow());
        number.set(value);
        return done();
    }
}
