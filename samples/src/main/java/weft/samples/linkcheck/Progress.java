package weft.samples.linkcheck;

import static weft.Asyncio.await;
import static weft.Asyncio.sleep;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;
import weft.Coroutine;
import weft.annotations.Async;

/** One line on a terminal that is always up to date. */
final class Progress {
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream terminal;
    private final Supplier<String> line;

    /**
     * Makes a display.
     *
     * @param terminal where it is shown
     * @param line what it shows, asked each time
     */
    Progress(PrintStream terminal, Supplier<String> line) {
        this.terminal = terminal;
        this.line = line;
    }

    /** Shows the line until this is cancelled, and leaves nothing behind. */
    @Async
    Coroutine<Void> show() {
        try {
            while (true) {
                terminal.print(ERASE_LINE + line.get());
                terminal.flush();
                await(sleep(PERIOD));
            }
        } finally {
            terminal.print(ERASE_LINE);
            terminal.flush();
        }
    }
}
