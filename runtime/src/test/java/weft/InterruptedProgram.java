package weft;

import static weft.Asyncio.run;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import weft.TestCoroutines.Script;

/** A command line tool that {@link InterruptTest} interrupts. */
final class InterruptedProgram {
    private InterruptedProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        switch (arguments[0]) {
            case "runs-on-many-threads" -> onThreads(100, false);
            case "many-are-stubborn" -> onThreads(20, true);
            case "runs-in-a-daemon" -> inADaemon();
            default -> runOne(arguments);
        }
    }

    private static void inADaemon() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(1);
        Thread daemon = new Thread(() -> {
            try {
                run(search(() -> {
                    runs.countDown();
                    return sleep(Duration.ofHours(1), 0);
                }));
            } catch (CancelledError cancelled) {
                say("cancelled: " + cancelled.getMessage());
            }
        });
        daemon.setDaemon(true);
        daemon.start();
        runs.await();
    }

    private static void onThreads(int count, boolean stubborn) throws InterruptedException {
        CountDownLatch run = new CountDownLatch(count);
        Supplier<Coroutine<Integer>> wait = () -> {
            run.countDown();
            return sleep(Duration.ofHours(1), 0);
        };
        for (int i = 0; i < count; i++) {
            new Thread(() -> {
                        try {
                            run(stubborn ? stubborn(wait) : async(wait));
                        } catch (CancelledError cancelled) {
                            say("cancelled: " + cancelled.getMessage() + ", hooks: " + hooks());
                        }
                    })
                    .start();
        }
        run.await();
        say("started");
    }

    /** Those of this library that run. */
    private static long hooks() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("weft-interrupt"))
                .count();
    }

    /** Catches each cancel, and goes on. */
    private static Script<Integer> stubborn(Supplier<? extends Awaitable<Integer>> first) {
        return async(() -> {
            Task.currentOrThrow().setName("stubborn");
            return async(first)
                    .caught(CancelledError.class, swallowed -> stubborn(() -> sleep(Duration.ofHours(1), 0)));
        });
    }

    private static void runOne(String[] arguments) {
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
            case "exits-on-a-virtual-thread" ->
                search(InterruptedProgram::exitOnAVirtualThread).lastly(() -> say("cancelled"));
            case "is-stubborn" ->
                stubborn(() -> {
                    say("started");
                    return sleep(Duration.ofHours(1), 0);
                });
            case "blocks" ->
                search(() -> {
                    goOn();
                    return value(0);
                });
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

    private static Coroutine<Integer> exitOnAVirtualThread() {
        try {
            Runnable exit = () -> System.exit(3);
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, exit);
        } catch (ReflectiveOperationException before21) {
            throw new AssertionError(before21);
        }
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
