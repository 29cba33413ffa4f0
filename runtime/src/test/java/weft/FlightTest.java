package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.sleep;
import static weft.TestCoroutines.async;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording has, read back. */
class FlightTest extends VirtualTimeTest {
    @TempDir
    Path folder;

    private interface Recorded {
        void run() throws Exception;
    }

    private Map<String, List<RecordedEvent>> record(Recorded program) throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("weft.SlowStep").withThreshold(Duration.ZERO);
            recording.enable("weft.LoopStall").withThreshold(Duration.ZERO);
            recording.start();
            turn(); // a loop looks once per iteration
            program.run();
            recording.stop();
            recording.dump(file);
        }
        return read(file);
    }

    private static Map<String, List<RecordedEvent>> read(Path file) throws IOException {
        List<RecordedEvent> events = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.getEventType().getName().startsWith("weft.")) events.add(event);
        }
        Files.delete(file);
        return events.stream()
                .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
    }

    @Test
    void theLifeOfATask() throws Exception {
        var events = record(() -> {
            Task<Void> task = loop.createTask(async(() -> sleep(Duration.ofSeconds(2))), "sleeper");
            loop.runUntilComplete(task);
            Task<?> cancelled = loop.createTask(async(() -> sleep(Duration.ofSeconds(2))), "cancelled");
            turn();
            cancelled.cancel();
            turn();
            turn();
            Task<?> failed = loop.createTask(
                    async(() -> {
                        throw new IllegalStateException("no");
                    }),
                    "failed");
            turn();
            assertThat(failed.exception()).isNotNull();
        });
        assertThat(events.get("weft.Task"))
                .extracting(event -> event.getString("task") + " " + event.getString("outcome"))
                .containsExactly("sleeper finished", "cancelled cancelled", "failed java.lang.IllegalStateException");
        assertThat(events.get("weft.Task"))
                .allSatisfy(event -> assertThat(event.getString("coroutine")).startsWith("<Coroutine"));
        assertThat(events.get("weft.Suspension"))
                .extracting(event -> event.getString("task") + " awaits " + event.getString("awaited"))
                .containsExactly("sleeper awaits sleep", "cancelled awaits sleep");
    }

    @Test
    void stepsAndIterations() throws Exception {
        var events = record(() -> {
            loop.callSoon(() -> {});
            loop.callSoon(() -> {});
            turn();
        });
        assertThat(events.get("weft.SlowStep"))
                .filteredOn(event -> event.getString("step").startsWith("<Handle"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(events.get("weft.LoopStall"))
                .extracting(event -> event.getInt("steps"))
                .contains(2);
    }

    @Test
    void callsInAnExecutor() throws Exception {
        Executor here = Runnable::run;
        var events = record(() -> loop.runUntilComplete(loop.runInExecutor(here, () -> 1)));
        assertThat(events.get("weft.ExecutorCall")).singleElement().satisfies(event -> {
            assertThat(event.getString("function")).startsWith("weft.FlightTest");
            assertThat(event.getDuration("waited")).isBetween(Duration.ZERO, Duration.ofMinutes(10));
        });
    }

    @Test
    void theFunctionOfACallInAThreadIsTheUsers() throws Exception {
        var events = record(() -> run(() -> Asyncio.toThread(() -> 1)));
        assertThat(events.get("weft.ExecutorCall"))
                .singleElement()
                .satisfies(event -> assertThat(event.getString("function")).startsWith("weft.FlightTest"));
    }

    /** The task has gone on meanwhile. */
    @Test
    void aSuspensionOfARecordingIsNotInALaterOne() throws Exception {
        Task<?> task = loop.createTask(
                async(() -> sleep(ms(1))).then(nothing -> sleep(ms(1))).then(nothing -> sleep(ms(1))), "sleeper");
        record(() -> turn());
        loop.runUntilComplete(async(() -> sleep(ms(1))));

        var events = record(() -> loop.runUntilComplete(task));

        assertThat(events.get("weft.Suspension")).as("the third sleep").hasSize(1);
    }

    @Test
    void oneThatBeginsAsARecordingEndsIsNotInTheNext() throws Exception {
        Recording first = new Recording();
        first.start();
        turn();
        Task<?> task = loop.createTask(async(() -> {
            first.close();
            return sleep(ms(1));
        }));
        turn();

        var events = record(() -> loop.runUntilComplete(task));

        assertThat(events.getOrDefault("weft.Suspension", List.of()))
                .allSatisfy(event -> assertThat(event.getString("task")).isNotNull());
    }

    @Test
    void whatIsMadeAndSuspendedWhileNoLoopRunsIsThere() throws Exception {
        List<Task<?>> tasks = new ArrayList<>();
        var events = record(() -> {
            tasks.add(loop.createTask(async(() -> sleep(ms(1))), "before the run"));
            turn();
            loop.runUntilComplete(tasks.get(0));
        });
        assertThat(events.get("weft.Task"))
                .extracting(event -> event.getString("task"))
                .containsExactly("before the run");
        assertThat(events.get("weft.Suspension")).hasSize(1);
    }

    @Test
    void nothingIsRecordedWhenARecordingHasEnded() throws Exception {
        record(() -> turn());
        assertThat(Flight.isOn()).isFalse();
        Task<?> task = loop.createTask(async(() -> sleep(Duration.ZERO)));
        turn();
        assertThat(task.details).isNull();
    }
}
