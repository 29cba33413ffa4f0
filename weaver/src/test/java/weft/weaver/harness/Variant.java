package weft.weaver.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to compile the programs.
 *
 * @param label for messages
 * @param ecj whether the Eclipse compiler compiles, not javac
 * @param release the value of {@code --release}
 * @param flags further options
 */
record Variant(String label, boolean ecj, int release, List<String> flags) {
    /** All runs are made with this one. */
    static final Variant MAIN = javac(17, "-g", "-parameters");

    /** With these, the shorter list of runs is made. */
    static final List<Variant> OTHERS = List.of(
            javac(8, "-g:none"),
            javac(8),
            javac(11, "-g"),
            javac(17, "-g:none"),
            ecj(8, "-g"),
            ecj(17, "-g:none", "-preserveAllLocals"));

    static Variant javac(int release, String... flags) {
        return new Variant("javac " + release + " " + String.join(" ", flags), false, release, List.of(flags));
    }

    private static Variant ecj(int release, String... flags) {
        return new Variant("ecj " + release + " " + String.join(" ", flags), true, release, List.of(flags));
    }

    /** Returns this variant at the newer release that a program asks for. */
    Variant at(int newer) {
        return new Variant(label + " at " + newer, ecj, newer, flags);
    }

    List<String> options() {
        List<String> options = new ArrayList<>(flags);
        options.addAll(List.of("--release", Integer.toString(release), "-proc:none", "-nowarn"));
        return options;
    }
}
