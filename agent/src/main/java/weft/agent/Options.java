package weft.agent;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The agent's options, as in {@code -javaagent:weft-agent.jar=verbose,dump=woven}: separated by commas.
 *
 * @param verbose {@code verbose}: says which classes are woven, and what a build would warn of
 * @param dump {@code dump=DIR}: writes each woven class and its state machines below this folder; else null
 * @param verify {@code verify}: checks each woven class with ASM's checker of class files, too
 * @param keepLocals {@code keep-locals}: keeps variables across awaits as long as they are in scope
 * @param fail {@code fail}: keeps a class that cannot be woven from being loaded
 */
record Options(boolean verbose, Path dump, boolean verify, boolean keepLocals, boolean fail) {
    private static final String DUMP = "dump=";

    static final String USAGE = """
            Agent options, separated by commas:
              verbose      say which classes are woven, and warn as builds do
              dump=DIR     write each woven class and its state machines below DIR
              verify       check each woven class file as a whole, too; slower
              keep-locals  keep each variable across awaits while it is in scope, for a debugger
              fail         do not load a class that cannot be woven: its use throws a ClassFormatError""";

    /**
     * Reads what stands behind the {@code =} of {@code -javaagent}.
     *
     * @throws IllegalArgumentException for anything else, saying in one line what is allowed
     */
    static Options parse(String text) {
        Options options = new Options(false, null, false, false, false);
        if (text == null || text.isBlank()) return options;
        for (String option : text.split(",")) options = options.with(option.strip());
        return options;
    }

    private Options with(String option) {
        if (option.equals("verbose")) return new Options(true, dump, verify, keepLocals, fail);
        if (option.equals("verify")) return new Options(verbose, dump, true, keepLocals, fail);
        if (option.equals("fail")) return new Options(verbose, dump, verify, keepLocals, true);
        if (option.equals("keep-locals")) return new Options(verbose, dump, verify, true, fail);
        if (option.startsWith(DUMP) && option.length() > DUMP.length()) {
            return new Options(verbose, folder(option.substring(DUMP.length())), verify, keepLocals, fail);
        }
        throw new IllegalArgumentException("weft agent: unknown option '" + option
                + "'; use verbose, dump=DIR, verify, keep-locals or fail, separated by commas");
    }

    private static Path folder(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException wrong) {
            throw new IllegalArgumentException("weft agent: option dump: '" + name + "' is no path here", wrong);
        }
    }

    /** Returns the options of an agent that is given twice: what either asks for. There is one folder, the first. */
    Options and(Options other) {
        return new Options(
                verbose || other.verbose,
                dump != null ? dump : other.dump,
                verify || other.verify,
                keepLocals || other.keepLocals,
                fail || other.fail);
    }
}
