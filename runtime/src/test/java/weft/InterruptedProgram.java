package weft;

import static weft.Asyncio.run;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;

/** A command line tool that {@link InterruptTest} interrupts. */
final class InterruptedProgram {
    private InterruptedProgram() {}

    public static void main(String[] arguments) {
        int status = 1;
        try {
            status = run(
                    switch (arguments[0]) {
                        case "exits-inside" -> search(Duration.ZERO).lastly(() -> System.exit(3));
                        case "cleanup-never-ends" ->
                            search(Duration.ofHours(1)).lastly(() -> sleep(Duration.ofHours(1)));
                        default ->
                            search(Duration.ofHours(1))
                                    .lastly(() -> awaiting(sleep(Duration.ofMillis(50)))
                                            .peek(v -> say("found 3")));
                    });
        } catch (CancelledError cancelled) {
            say("cancelled: " + cancelled.getMessage());
        }
        if (arguments[0].equals("exits")) System.exit(status);
        if (arguments[0].equals("goes-on")) goOn();
    }

    private static TestCoroutines.Script<Integer> search(Duration duration) {
        return TestCoroutines.async(() -> {
            say("started");
            return awaiting(sleep(duration)).then((Void v) -> value(0));
        });
    }

    /** A thread of a pool would be here. */
    private static void goOn() {
        try {
            Thread.sleep(3_600_000);
        } catch (InterruptedException stop) {
            say("interrupted");
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
