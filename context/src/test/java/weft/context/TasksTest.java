package weft.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.yieldNow;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import weft.Asyncio;
import weft.Coroutine;
import weft.EventLoop;
import weft.Task;
import weft.TaskOptions;
import weft.annotations.Async;

class TasksTest extends MdcTestCase {
    @Test
    void eachTaskKeepsItsOwnAcrossAwaits() throws Exception {
        Asyncio.run(twoRequests());
        assertThat(log).containsExactly("a a1", "b b1", "a a2", "b b2");
    }

    @Async
    private Coroutine<Void> twoRequests() {
        Task<Void> a = createTask(request("a"));
        Task<Void> b = createTask(request("b"));
        await(a);
        await(b);
        assertThat(request()).isNull();
        return done();
    }

    @Async
    private Coroutine<Void> request(String name) {
        for (int i = 1; i <= 2; i++) {
            setRequest(name + i);
            await(yieldNow());
            note(name);
        }
        return done();
    }

    @Test
    void aTaskStartsWithItsCreatorsAndKeepsItsChangesToItself() throws Exception {
        setRequest("caller");
        Asyncio.run(parent());
        note("caller");
        assertThat(log)
                .containsExactly("parent caller", "child first", "child inner", "parent second", "caller caller");
        MDC.clear();
    }

    @Async
    private Coroutine<Void> parent() {
        note("parent");
        setRequest("first");
        Task<Void> child = createTask(child());
        setRequest("second");
        await(child);
        note("parent");
        return done();
    }

    @Async
    private Coroutine<Void> child() {
        note("child");
        await(inner());
        note("child");
        return done();
    }

    /** Awaited inline: what it changes is its caller's. */
    @Async
    private Coroutine<Void> inner() {
        await(yieldNow());
        setRequest("inner");
        return done();
    }

    @Test
    void gatherAndGroupsMakeTasks() throws Exception {
        Asyncio.run(groups());
        assertThat(log).containsExactly("g main", "h main", "g main", "h main", "main main");
    }

    @Async
    private Coroutine<Void> groups() {
        setRequest("main");
        await(gather(member("g"), member("h")));
        await(taskGroup(group -> {
            group.createTask(member("g"));
            group.createTask(member("h"));
            return done();
        }));
        note("main");
        return done();
    }

    @Async
    private Coroutine<Void> member(String name) {
        await(yieldNow());
        note(name);
        setRequest(name);
        await(yieldNow());
        return done();
    }

    @Test
    void anExceptionLeavesItsTasksValuesBehindIt() throws Exception {
        assertThatThrownBy(() -> Asyncio.run(catches())).isInstanceOf(UnsupportedOperationException.class);
        assertThat(log).containsExactly("caught outer", "awaited failing");
    }

    @Async
    private Coroutine<Void> catches() {
        setRequest("outer");
        try {
            await(createTask(fails()));
        } catch (IllegalArgumentException expected) {
            note("caught");
        }
        try {
            await(fails());
        } catch (IllegalArgumentException expected) {
            note("awaited");
        }
        throw new UnsupportedOperationException();
    }

    @Async
    private static Coroutine<Void> fails() {
        setRequest("failing");
        await(yieldNow());
        throw new IllegalArgumentException();
    }

    @Test
    void aCancelledTaskCleansUpWithItsOwn() throws Exception {
        Asyncio.run(cancels());
        assertThat(log).containsExactly("cleanup waiting", "main null");
    }

    @Async
    private Coroutine<Void> cancels() {
        Task<Void> task = createTask(waits());
        await(yieldNow());
        task.cancel();
        await(gather(yieldNow(), yieldNow()));
        assertThat(task.isCancelled()).isTrue();
        note("main");
        return done();
    }

    @Async
    private Coroutine<Void> waits() {
        setRequest("waiting");
        try {
            await(EventLoop.running().createFuture());
        } finally {
            note("cleanup");
        }
        return done();
    }

    @Test
    void anEagerTaskGivesItsCreatorsBack() throws Exception {
        Asyncio.run(eager());
        assertThat(log).containsExactly("child main", "main main", "child inner", "main changed");
    }

    @Async
    private Coroutine<Void> eager() {
        setRequest("main");
        Task<Void> task = createTask(child(), TaskOptions.DEFAULT.eagerStart(true));
        note("main");
        setRequest("changed");
        await(task);
        note("main");
        return done();
    }
}
