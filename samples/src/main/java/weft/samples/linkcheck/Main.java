package weft.samples.linkcheck;

import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine;
import weft.Asyncio;

/** The command: {@code linkcheck --help} says what it can do. */
public final class Main {
    private static final int GOOD = 0;
    private static final int BROKEN = 1;
    private static final int USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command and ends the JVM with its exit status. */
    public static void main(String[] args) {
        System.exit(new Main(System.out, System.err).run(args));
    }

    /** Runs the command. Returns its exit status. */
    int run(String... args) {
        Options options = new Options();
        CommandLine command = new CommandLine(options);
        try {
            command.parseArgs(args);
            if (command.isUsageHelpRequested()) {
                command.usage(out);
                return GOOD;
            }
            options.check();
            return check(options);
        } catch (CommandLine.ParameterException | InputException e) {
            err.println("linkcheck: " + e.getMessage());
            return USAGE;
        } catch (IOException e) {
            err.println("linkcheck: " + e);
            return USAGE;
        }
    }

    private int check(Options options) throws IOException {
        try (Site site = Site.open(options.site())) {
            Report report = Asyncio.run(new LinkCheck(site, options).run(terminal(options)));
            if (options.json()) JsonReport.print(report, out);
            else TextReport.print(report, options.quiet(), out);
            return report.broken().isEmpty() ? GOOD : BROKEN;
        }
    }

    private PrintStream terminal(Options options) {
        boolean watched = System.console() != null && !options.quiet() && !options.json();
        return watched || options.progress() ? err : null;
    }
}
