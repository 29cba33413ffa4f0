package weft;

import static weft.Asyncio.run;
import static weft.Asyncio.sleep;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.function.Supplier;
import weft.TestCoroutines.Script;

/** A command line tool that {@link InterruptTest} interrupts. */
final class InterruptedProgram {
    private InterruptedProgram() {}

    public static void main(String[] arguments) {
        int status = 1;
        try {
            status = run(program(arguments[0]));
        } catch (CancelledError cancelled) {
            say("cancelled: " + cancelled.getMessage());
        }
        if (arguments[0].equals("exits")) System.exit(status);
        if (arguments[0].equals("goes-on")) goOn();
    }

    private static Script<Integer> program(String mode) {
        return switch (mode) {
            case "exits-during-cleanup" -> search().lastly(() -> System.exit(3));
            case "exits-elsewhere" ->
                search(() -> Asyncio.toThread(InterruptedProgram::exit)).lastly(() -> say("cancelled"));
            case "cleanup-of-another-fails" -> search(InterruptedProgram::besideAnother);
            case "cleanup-never-ends" -> search().lastly(() -> sleep(Duration.ofHours(1)));
            default ->
                search().lastly(() -> awaiting(sleep(Duration.ofMillis(50))).peek(v -> say("found 3")));
        };
    }

    private static Script<Integer> search() {
        return search(() -> sleep(Duration.ofHours(1), 0));
    }

    private static Script<Integer> search(Supplier<Coroutine<Integer>> work) {
        return async(() -> {
            say("started");
            return work.get();
        });
    }

    private static Coroutine<Integer> besideAnother() {
        Asyncio.createTask(search(() -> sleep(Duration.ofHours(1), 0)).lastly(() -> {
            throw new IllegalStateException("the other one's cleanup");
        }));
        return sleep(Duration.ofHours(1), 0);
    }

    private static int exit() {
        System.exit(3);
        return 0;
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
