package weft.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.folder.FolderReport;
import weft.weaver.folder.FolderWeaver;

/**
 * {@code java -jar weft-agent.jar}: weaves folders of class files in place, for any build tool, or tells what the event
 * loops of a running JVM do.
 */
public final class CommandLine {
    private static final String USAGE = """
            Usage: java -jar weft-agent.jar weave [--verify] [--keep-locals] DIR...
              Weaves the class files below each DIR in place; those already woven are not touched.
              --verify checks each woven class file as a whole, too.
              --keep-locals keeps each variable across awaits while it is in scope, for a debugger.

            Or look into a running JVM, whatever wove its classes: java -jar weft-agent.jar COMMAND PID
              ps PID       a line for each task of its event loops: state, since when, what it waits for, where
              ps --json PID, pstree --json PID  the same and more, as JSON
              pstree PID   the tasks as trees, each below the one that awaits it, with where it is suspended
              threads PID  the JVM's thread dump, and behind it the trees, if there are any
              A loop is not stopped: it reads its tasks between two callbacks. One that is blocked is shown as that.

              Exit status: 0 all is woven, 1 there were errors (on standard error), 2 wrong usage.

            Or weave while classes are loaded: java -javaagent:weft-agent.jar[=OPTIONS] -jar app.jar
            """ + Options.USAGE + """


            help and --version tell of this jar.""";

    private static final int OK = 0;
    private static final int ERRORS = 1;
    private static final int WRONG_USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;

    CommandLine(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs and exits.
     *
     * @param args {@code weave DIR...} or {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(System.out, System.err).run(List.of(args)));
    }

    int run(List<String> args) {
        if (args.isEmpty()) return wrongUsage("expected: weave DIR..., ps PID, pstree PID or threads PID");
        String command = args.get(0);
        if (command.equals("help") || args.contains("--help") || args.contains("-h")) return say(USAGE);
        List<String> rest = args.subList(1, args.size());
        return switch (command) {
            case "weave" -> weave(rest);
            case "ps", "pstree" ->
                rest.contains("--json") ? look("json", without("--json", rest)) : look(command, rest);
            case "threads" -> look("threads", rest);
            case "version", "--version", "-version" -> say("weft-agent " + AgentJars.version());
            default -> wrongUsage("unknown command " + command);
        };
    }

    private int say(String text) {
        out.println(text);
        return OK;
    }

    private static List<String> without(String option, List<String> arguments) {
        return arguments.stream().filter(each -> !each.equals(option)).toList();
    }

    private int look(String format, List<String> arguments) {
        if (arguments.size() != 1 || !arguments.get(0).matches("\\d{1,18}")) {
            return wrongUsage("expected: the process id of a JVM, as jps lists them");
        }
        try {
            out.print(Terminal.drawn(LiveJvm.of(arguments.get(0)).report(format)));
            out.flush();
            return OK;
        } catch (IOException failure) {
            err.println("error: " + failure.getMessage());
            return ERRORS;
        }
    }

    private int weave(List<String> arguments) {
        List<Path> folders = new ArrayList<>();
        boolean verify = false;
        boolean keepLocals = false;
        for (String argument : arguments) {
            if (argument.equals("--verify")) verify = true;
            else if (argument.equals("--keep-locals")) keepLocals = true;
            else if (argument.startsWith("-")) return wrongUsage("unknown option " + argument);
            else if (!Files.isDirectory(Path.of(argument))) return wrongUsage(argument + " is not a folder");
            else folders.add(Path.of(argument));
        }
        if (folders.isEmpty()) return wrongUsage("expected: weave DIR...");
        return weave(folders, new Weaver(verify ? Checks.CLASS_FILE : Checks.STRUCTURE, keepLocals));
    }

    /** Without the whole of the usage, which would be what is left on the screen. */
    private int wrongUsage(String problem) {
        err.println("error: " + problem + "; for help: java -jar weft-agent.jar help");
        return WRONG_USAGE;
    }

    private int weave(List<Path> folders, Weaver weaver) {
        int status = OK;
        for (Path folder : folders) {
            try {
                FolderReport report = new FolderWeaver(weaver).weave(folder);
                for (Diagnostic diagnostic : report.diagnostics()) err.println(diagnostic);
                out.println(folder + ": " + report.summary());
                if (report.errors() > 0) status = ERRORS;
            } catch (IOException failure) {
                err.println(folder + ": error: " + failure);
                status = ERRORS;
            }
        }
        return status;
    }
}
