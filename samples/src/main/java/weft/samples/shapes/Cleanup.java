package weft.samples.shapes;

import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.samples.shapes.Transcript.say;

import java.io.IOException;
import weft.CancelledError;
import weft.Coroutine;
import weft.EventLoop;
import weft.Future;
import weft.Task;
import weft.annotations.Async;

/** Awaits in try, catch, finally and try-with-resources. */
final class Cleanup {
    /** A resource that says what happens to it. */
    record Door(String name) implements AutoCloseable {
        @Override
        public void close() {
            say("  " + name + " closed");
        }
    }

    private Cleanup() {}

    @Async
    static Coroutine<Integer> read(boolean works) throws IOException {
        await(yieldNow());
        if (!works) throw new IOException("unreadable");
        return value(7);
    }

    @Async
    static Coroutine<String> attempt(boolean works) {
        try (Door door = new Door("door of " + works)) {
            return value(door.name() + " read " + await(read(works)));
        } catch (IOException e) {
            say("  catch awaits " + await(otherwise(1)));
            return value("caught " + e.getMessage());
        } finally {
            say("  finally awaits " + await(otherwise(2)));
        }
    }

    @Async
    static Coroutine<Integer> otherwise(int number) {
        await(yieldNow());
        return value(number);
    }

    @Async
    static Coroutine<Void> endless() {
        Future<Void> never = EventLoop.running().createFuture();
        try {
            await(never);
        } finally {
            say("  cancelled, cleaning up with " + await(otherwise(3)));
        }
        return done();
    }

    @Async
    static Coroutine<Void> all() {
        say(await(attempt(true)));
        say(await(attempt(false)));
        Task<Void> task = createTask(endless());
        await(yieldNow());
        task.cancel("enough");
        try {
            await(task);
        } catch (CancelledError e) {
            say("the error: " + e.getMessage());
        }
        return done();
    }
}
