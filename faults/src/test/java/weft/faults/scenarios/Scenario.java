package weft.faults.scenarios;

import static weft.Asyncio.asCompleted;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.gather;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.shield;
import static weft.Asyncio.sleep;
import static weft.Asyncio.taskGroup;
import static weft.Asyncio.toThread;
import static weft.Asyncio.value;
import static weft.Asyncio.waitAll;
import static weft.Asyncio.waitAny;
import static weft.Asyncio.waitFor;
import static weft.Asyncio.withTimeout;
import static weft.Asyncio.wrap;
import static weft.Asyncio.yieldNow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import weft.AsCompleted;
import weft.Awaitable;
import weft.CancelledError;
import weft.ContextVar;
import weft.Coroutine;
import weft.EventLoop;
import weft.EventLoopGroup;
import weft.Future;
import weft.Task;
import weft.TaskOptions;
import weft.TimeoutError;
import weft.annotations.Async;
import weft.sync.Barrier;
import weft.sync.Condition;
import weft.sync.Event;
import weft.sync.Lock;
import weft.sync.Queue;
import weft.sync.Semaphore;

/**
 * A small program. It has to end, with a result or an exception, also if one error is thrown inside the runtime. It
 * waits for each task that it starts. A call that sends something to another thread is repeated if it throws: a call
 * that throws has had no effect.
 */
enum Scenario {
    SPAWN {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> task = createTask(one());
            return value(await(task));
        }
    },
    SPAWN_MANY {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 5; i++) tasks.add(createTask(one()));
            int sum = 0;
            for (Task<Integer> task : tasks) sum += await(task);
            return value(sum);
        }
    },
    EAGER {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> task = createTask(one(), TaskOptions.DEFAULT.eagerStart(true));
            return value(await(task));
        }
    },
    DEEP {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            return value(await(nested(600)));
        }
    },
    FUTURE_FROM_THREAD {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Future<Integer> future = EventLoop.running().createFuture();
            env.thread(() -> future.setResult(1));
            return value(await(future));
        }
    },
    FUTURE_WITH_WAITERS {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Future<Integer> future = EventLoop.running().createFuture();
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) tasks.add(createTask(waits(future)));
            env.callback(future);
            await(yieldNow());
            env.thread(() -> future.setResult(1));
            int sum = 0;
            for (Task<Integer> task : tasks) sum += await(task);
            return value(sum);
        }
    },
    EXCEPTION_FROM_THREAD {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Future<Integer> future = EventLoop.running().createFuture();
            env.thread(() -> future.setException(new IllegalStateException("refused")));
            try {
                return value(await(future));
            } catch (IllegalStateException refused) {
                return value("refused");
            }
        }
    },
    SLEEP {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            await(sleep(Duration.ofNanos(10)));
            await(sleep(Duration.ZERO));
            return value(1);
        }
    },
    CANCEL {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> task = createTask(waits(EventLoop.running().createFuture()));
            env.ends(task);
            await(yieldNow());
            task.cancel();
            return value(await(orCancelled(task)));
        }
    },
    CANCEL_CHAIN {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> inner = createTask(waits(EventLoop.running().createFuture()));
            Task<Integer> middle = createTask(waits(inner));
            Task<Integer> outer = createTask(waits(middle));
            env.ends(inner);
            env.ends(middle);
            env.ends(outer);
            await(yieldNow());
            await(yieldNow());
            outer.cancel();
            return value(await(orCancelled(outer)));
        }
    },
    CANCEL_BEFORE_START {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> task = createTask(one());
            env.ends(task);
            task.cancel("too late");
            return value(await(orCancelled(task)));
        }
    },
    TIMEOUT {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            try {
                return value(await(withTimeout(
                        Duration.ofMillis(1), () -> waits(EventLoop.running().createFuture()))));
            } catch (TimeoutError late) {
                return value("late");
            }
        }
    },
    TIMEOUT_IN_TIME {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            return value(await(withTimeout(Duration.ofMinutes(1), () -> one())));
        }
    },
    WAIT_FOR {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            return value(await(orLate(waitFor(waits(EventLoop.running().createFuture()), Duration.ofMillis(1)))));
        }
    },
    WAIT_FOR_NOTHING {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            return value(await(orLate(waitFor(waits(EventLoop.running().createFuture()), Duration.ZERO))));
        }
    },
    GATHER {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            return value(await(gather(one(), one(), createTask(one()))));
        }
    },
    GATHER_FAILS {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            try {
                return value(await(gather(one(), fails())));
            } catch (IllegalStateException failed) {
                return value("failed");
            }
        }
    },
    GATHER_SETTLED {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            return value(await(gatherSettled(one(), fails())));
        }
    },
    GATHER_CANCELLED {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            EventLoop loop = EventLoop.running();
            Future<List<Integer>> all = gather(waits(loop.createFuture()), waits(loop.createFuture()));
            env.ends(all);
            await(yieldNow());
            all.cancel();
            return value(await(orCancelled(all)));
        }
    },
    SHIELD {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> inner = createTask(one());
            return value(await(shield(inner)));
        }
    },
    SHIELD_CANCELLED {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> inner = createTask(one());
            Future<Integer> outer = shield(inner);
            outer.cancel();
            try {
                await(outer);
            } catch (CancelledError cancelled) {
                return value(await(inner));
            }
            return value("not cancelled");
        }
    },
    TASK_GROUP {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            List<Task<Integer>> tasks = new ArrayList<>();
            await(taskGroup(group -> {
                for (int i = 0; i < 3; i++) tasks.add(group.createTask(one()));
                return done();
            }));
            for (Task<Integer> task : tasks) env.ends(task);
            return value(1);
        }
    },
    TASK_GROUP_FAILS {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            List<Task<Integer>> tasks = new ArrayList<>();
            try {
                await(taskGroup(group -> {
                    tasks.add(group.createTask(waits(EventLoop.running().createFuture())));
                    tasks.add(group.createTask(fails()));
                    return done();
                }));
            } finally {
                for (Task<Integer> task : tasks) env.ends(task);
            }
            return value(1);
        }
    },
    TASK_GROUP_CANCELLED {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            List<Task<Integer>> tasks = new ArrayList<>();
            await(taskGroup(group -> {
                for (int i = 0; i < 2; i++)
                    tasks.add(group.createTask(waits(EventLoop.running().createFuture())));
                group.cancel();
                return done();
            }));
            for (Task<Integer> task : tasks) env.ends(task);
            return value(1);
        }
    },
    WAIT {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            List<Task<Integer>> tasks = List.of(createTask(one()), createTask(one()));
            await(waitAny(tasks));
            return value(await(waitAll(tasks, Duration.ofMinutes(1))));
        }
    },
    AS_COMPLETED {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            AsCompleted<Integer> ended = asCompleted(List.of(one(), one()));
            int sum = 0;
            while (ended.hasNext()) sum += await(ended.next()).result();
            return value(sum);
        }
    },
    QUEUE {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Queue<Integer> queue = new Queue<>(1);
            return value(await(taskGroup(group -> {
                group.createTask(puts(queue));
                return takes(queue);
            })));
        }
    },
    LOCK {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Lock lock = new Lock();
            await(taskGroup(group -> {
                for (int i = 0; i < 3; i++) group.createTask(locks(lock));
                return done();
            }));
            return value(lock.isLocked());
        }
    },
    SEMAPHORE_CANCELLED {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Semaphore semaphore = new Semaphore(1);
            await(semaphore.acquire());
            Task<?> waiting = createTask(semaphore.acquire());
            env.ends(waiting);
            await(yieldNow());
            waiting.cancel();
            semaphore.release();
            await(waitAll(List.of(waiting)));
            return value(1);
        }
    },
    EVENT_AND_CONDITION {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Event event = new Event();
            Condition condition = new Condition();
            await(taskGroup(group -> {
                group.createTask(seesEvent(event));
                group.createTask(seesCondition(condition));
                return notifies(event, condition);
            }));
            return value(1);
        }
    },
    BARRIER {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Barrier barrier = new Barrier(2);
            await(taskGroup(group -> {
                group.createTask(arrives(barrier));
                group.createTask(arrives(barrier));
                return done();
            }));
            return value(1);
        }
    },
    OTHER_LOOP {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> there = await(env.elsewhere(one()));
            return value(await(there));
        }
    },
    OTHER_LOOP_CANCELLED {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> there = await(env.elsewhere(waitsHere()));
            Task<Integer> here = createTask(waits(there));
            env.ends(here);
            env.ends(there);
            await(yieldNow());
            here.cancel();
            try {
                return value(await(here));
            } catch (CancelledError cancelled) {
                return value("cancelled");
            } finally {
                if (!there.isDone()) there.cancel(true);
            }
        }
    },
    OTHER_LOOP_TIMEOUT {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> there = await(env.elsewhere(waitsHere()));
            env.ends(there);
            try {
                return value(await(waitFor(there, Duration.ofMillis(1))));
            } catch (TimeoutError late) {
                return value("late");
            } finally {
                if (!there.isDone()) there.cancel(true);
            }
        }
    },
    EXECUTOR {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Future<Integer> job = EventLoop.running().runInExecutor(() -> 1);
            env.ends(job);
            return value(await(job) + await(toThread(() -> 2)));
        }
    },
    EXECUTOR_CANCELLED {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Future<Integer> job = EventLoop.running().runInExecutor(() -> 1);
            env.ends(job);
            job.cancel();
            return value(await(orCancelled(job)));
        }
    },
    STAGE {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            CompletableFuture<Integer> stage = new CompletableFuture<>();
            env.thread(() -> stage.complete(1));
            return value(await(stage));
        }
    },
    STAGE_CANCELLED {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> task = createTask(waitsForStage(new CompletableFuture<>()));
            env.ends(task);
            await(yieldNow());
            task.cancel();
            return value(await(orCancelled(task)));
        }
    },
    STAGE_METHOD {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            return value(await(stageMethod()));
        }
    },
    STAGE_METHOD_WITHOUT_LOOP {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            CompletableFuture<Integer> source = new CompletableFuture<>();
            CompletableFuture<Integer> answer = new CompletableFuture<>();
            env.thread(() -> {
                CompletableFuture<Integer> method;
                try {
                    method = passesOn(source);
                } catch (Error injected) {
                    answer.completeExceptionally(injected);
                    return;
                }
                source.complete(1);
                method.whenComplete((value, thrown) -> {
                    if (thrown == null) answer.complete(value);
                    else answer.completeExceptionally(thrown);
                });
            });
            return value(await(answer));
        }
    },
    TASK_AS_STAGE {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            Task<Integer> task = createTask(one());
            return value(await(task.toCompletionStage()));
        }
    },
    WRAPPED_STAGE {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            CompletableFuture<Integer> stage = new CompletableFuture<>();
            Future<Integer> wrapped = wrap(stage);
            env.thread(() -> stage.complete(1));
            return value(await(waitFor(wrapped, Duration.ofSeconds(1))));
        }
    },
    CALLBACKS {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            EventLoop loop = EventLoop.running();
            Future<Integer> future = loop.createFuture();
            loop.callSoon(() -> Env.again(() -> future.setResult(1)));
            loop.callLater(Duration.ofMillis(1), () -> {}).cancel();
            return value(await(future));
        }
    },
    CALLBACK_FROM_THREAD {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            EventLoop loop = EventLoop.running();
            Future<Integer> future = loop.createFuture();
            env.thread(() -> loop.callSoonThreadsafe(() -> Env.again(() -> {
                if (!future.isDone()) future.setResult(1);
            })));
            return value(await(future));
        }
    },
    GROUP {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            EventLoopGroup group = new EventLoopGroup(2, "inner");
            try {
                return value(await(group.submit(one())));
            } finally {
                Env.again(() -> group.shutdown(Duration.ZERO));
            }
        }
    },
    EXECUTOR_SHUT_DOWN {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            EventLoop loop = EventLoop.running();
            int one = await(loop.runInExecutor(() -> 1));
            await(loop.shutdownDefaultExecutor(Duration.ofSeconds(1)));
            return value(one);
        }
    },
    SLOW_STEPS {
        @Async
        @Override
        Coroutine<Object> run(Env env) {
            EventLoop loop = EventLoop.running();
            loop.setSlowCallbackDuration(Duration.ofMinutes(1));
            try {
                return value(await(one()));
            } finally {
                Env.again(() -> loop.setSlowCallbackDuration(null));
            }
        }
    },
    CONTEXT {
        private final ContextVar<String> name = new ContextVar<>("name", "nobody");

        @Async
        @Override
        Coroutine<Object> run(Env env) {
            name.set("somebody");
            Task<String> task = createTask(reads(name));
            return value(await(task));
        }
    };

    abstract Coroutine<Object> run(Env env) throws Exception;

    @Async
    static Coroutine<Object> orCancelled(Awaitable<?> awaited) {
        try {
            return value(await(awaited));
        } catch (CancelledError cancelled) {
            return value("cancelled");
        }
    }

    @Async
    static Coroutine<Object> orLate(Awaitable<?> awaited) {
        try {
            return value(await(awaited));
        } catch (TimeoutError late) {
            return value("late");
        }
    }

    @Async
    static Coroutine<Integer> one() {
        await(yieldNow());
        return value(1);
    }

    @Async
    static Coroutine<Integer> fails() {
        await(yieldNow());
        throw new IllegalStateException("fails");
    }

    @Async
    static Coroutine<Integer> nested(int depth) {
        return value(depth == 0 ? await(one()) : await(nested(depth - 1)) + 1);
    }

    @Async
    static Coroutine<Integer> waits(Future<Integer> future) {
        return value(await(future));
    }

    @Async
    static Coroutine<Integer> waitsHere() {
        Future<Integer> never = EventLoop.running().createFuture();
        return value(await(never));
    }

    @Async
    static Coroutine<Integer> waitsForStage(CompletableFuture<Integer> stage) {
        return value(await(stage));
    }

    @Async
    static CompletableFuture<Integer> stageMethod() {
        await(yieldNow());
        return CompletableFuture.completedFuture(1);
    }

    @Async
    static CompletableFuture<Integer> passesOn(CompletableFuture<Integer> source) {
        return CompletableFuture.completedFuture(await(source));
    }

    @Async
    static Coroutine<String> reads(ContextVar<String> name) {
        await(yieldNow());
        return value(name.get());
    }

    @Async
    static Coroutine<Void> puts(Queue<Integer> queue) {
        for (int i = 0; i < 3; i++) await(queue.put(i));
        return done();
    }

    @Async
    static Coroutine<Object> takes(Queue<Integer> queue) {
        int sum = 0;
        for (int i = 0; i < 3; i++) sum += await(queue.get());
        return value(sum);
    }

    @Async
    static Coroutine<Void> locks(Lock lock) {
        await(lock.acquire());
        try {
            await(yieldNow());
        } finally {
            Env.again(lock::release);
        }
        return done();
    }

    @Async
    static Coroutine<Void> seesEvent(Event event) {
        await(event.waitUntilSet());
        return done();
    }

    @Async
    static Coroutine<Void> seesCondition(Condition condition) {
        await(condition.acquire());
        try {
            await(condition.waitUntilNotified());
        } finally {
            Env.again(condition::release);
        }
        return done();
    }

    @Async
    static Coroutine<Void> notifies(Event event, Condition condition) {
        await(yieldNow());
        event.set();
        await(yieldNow());
        await(condition.acquire());
        try {
            condition.notifyEvery();
        } finally {
            Env.again(condition::release);
        }
        return done();
    }

    @Async
    static Coroutine<Void> arrives(Barrier barrier) {
        await(barrier.waitForAll());
        return done();
    }
}
