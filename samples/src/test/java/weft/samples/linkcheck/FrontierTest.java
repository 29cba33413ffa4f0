package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.yieldNow;

import java.net.URI;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

class FrontierTest {
    private static final URI A = URI.create("http://h/a");
    private static final URI B = URI.create("http://h/b");

    @Test
    void givesEachAddressOnce() {
        run(givesEachOnce());
    }

    @Async
    private static Coroutine<Void> givesEachOnce() {
        Frontier frontier = new Frontier(10);
        frontier.add(A);
        frontier.add(B);
        frontier.add(A);
        assertThat(await(frontier.take())).isEqualTo(A);
        assertThat(await(frontier.take())).isEqualTo(B);
        frontier.finished();
        frontier.finished();
        assertThat(await(frontier.take())).isNull();
        return done();
    }

    @Test
    void waitsForThoseAtWork() {
        run(waits());
    }

    @Async
    private static Coroutine<Void> waits() {
        Frontier frontier = new Frontier(10);
        frontier.add(A);
        await(frontier.take());
        Task<URI> second = createTask(frontier.take());
        Task<URI> third = createTask(frontier.take());
        await(yieldNow());
        assertThat(second.isDone()).isFalse();
        frontier.add(B);
        frontier.finished();
        assertThat(await(second)).isEqualTo(B);
        assertThat(third.isDone()).isFalse();
        frontier.finished();
        assertThat(await(third)).isNull();
        return done();
    }

    @Test
    void aCancelledWorkerIsNotWaitedFor() {
        run(cancelled());
    }

    @Async
    private static Coroutine<Void> cancelled() {
        Frontier frontier = new Frontier(10);
        frontier.add(A);
        await(frontier.take());
        Task<URI> second = createTask(frontier.take());
        Task<URI> third = createTask(frontier.take());
        await(yieldNow());
        second.cancel();
        frontier.finished();
        assertThat(await(third)).isNull();
        assertThat(second.isCancelled()).isTrue();
        return done();
    }

    @Test
    void takesInNoMoreThanItsLimit() {
        Frontier frontier = new Frontier(1);
        frontier.add(A);
        frontier.add(B);
        assertThat(frontier.size()).isEqualTo(1);
    }
}
