package weft.samples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import weft.Coroutine;
import weft.EventLoop;
import weft.Runner;
import weft.VirtualClock;

/** What programs print. */
public final class Output {
    private Output() {}

    /** Runs a coroutine in virtual time. Returns the lines that it printed. */
    public static List<String> inVirtualTime(Coroutine<?> main) throws Exception {
        return of(() -> {
            try (Runner runner = new Runner(() -> EventLoop.create(new VirtualClock()))) {
                return runner.run(main);
            }
        });
    }

    /** Runs a program. Returns the lines that it printed. */
    public static List<String> of(Callable<?> program) throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.call();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
