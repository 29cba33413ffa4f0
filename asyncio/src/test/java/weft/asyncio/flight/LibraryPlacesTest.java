package weft.asyncio.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.Coroutine;
import weft.Loops;
import weft.Task;
import weft.annotations.Async;
import weft.sync.Lock;
import weft.sync.Queue;

/** A task that waits inside of this library is told with the line of the user's method, and what it waits for. */
class LibraryPlacesTest {
    @TempDir
    Path folder;

    @Async
    private static Coroutine<Void> locks(Lock lock) throws Exception {
        await(lock.with(() -> done()));
        return done();
    }

    @Async
    private static Coroutine<Void> gets(Queue<Integer> queue) {
        await(queue.get());
        return done();
    }

    /** What {@code ps} has of a task while others wait for a lock and a queue. */
    @Async
    private static Coroutine<String> ps() throws Exception {
        Lock lock = new Lock();
        await(lock.acquire());
        Task<Void> locks = createTask(locks(lock), "locks");
        Task<Void> gets = createTask(gets(new Queue<>()), "gets");
        await(yieldNow());
        await(yieldNow());
        String table = Loops.report("ps", Duration.ofSeconds(30));
        lock.release();
        await(locks);
        gets.cancel();
        return value(table);
    }

    @Test
    void inPs() throws Exception {
        assertThat(run(() -> ps()).replaceAll(" {2,}", "|").replaceAll("java:\\d+", "java"))
                .contains("|Lock.acquire|weft.asyncio.flight.LibraryPlacesTest.locks(LibraryPlacesTest.java)\n")
                .contains("|Queue.get|weft.asyncio.flight.LibraryPlacesTest.gets(LibraryPlacesTest.java)\n");
    }

    @Test
    void inAFlightRecording() throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            run(() -> ps());
            recording.stop();
            recording.dump(file);
        }
        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> event.getEventType().getName().equals("weft.Suspension"))
                .extracting(event -> event.getString("at").replaceAll(".*\\.(\\w+)\\(.*", "$1") + " for "
                        + event.getString("awaited"))
                .contains("locks for Lock.acquire", "gets for Queue.get");
    }
}
