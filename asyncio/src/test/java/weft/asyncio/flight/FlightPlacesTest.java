package weft.asyncio.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.run;
import static weft.Asyncio.yieldNow;

import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.Coroutine;
import weft.annotations.Async;

/** A flight recording says where a task was suspended. */
class FlightPlacesTest {
    @TempDir
    Path folder;

    @Async
    private static Coroutine<Void> inner() {
        await(yieldNow());
        await(yieldNow());
        return done();
    }

    @Async
    private static Coroutine<Void> outer() {
        await(inner());
        return done();
    }

    @Test
    void aSuspensionHasItsPlace() throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            run(outer());
            recording.stop();
            recording.dump(file);
        }
        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> event.getEventType().getName().equals("weft.Suspension"))
                .extracting(event -> event.getString("at").replaceAll(".*inner", "") + " " + event.getString("awaited"))
                .containsExactly(
                        "(FlightPlacesTest.java:24) the next iteration",
                        "(FlightPlacesTest.java:25) the next iteration");
    }
}
