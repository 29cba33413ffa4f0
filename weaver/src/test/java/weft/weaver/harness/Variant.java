package weft.weaver.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to compile the programs.
 *
 * @param label for messages
 * @param ecj whether the Eclipse compiler compiles, not javac
 * @param release the value of {@code --release}
 * @param flags further options
 * @param coverage whether and when JaCoCo's probes are added
 */
public record Variant(String label, boolean ecj, int release, List<String> flags, Coverage coverage) {
    /** All runs are made with this one. */
    public static final Variant MAIN = javac(17, "-g", "-parameters");

    private static final Variant NEWEST = javac(Runtime.version().feature(), "-g");

    /** With these, the shorter list of runs is made. */
    public static final List<Variant> OTHERS = Stream.of(
                    javac(8, "-g:none"),
                    javac(8),
                    javac(11, "-g"),
                    javac(17, "-g:none"),
                    NEWEST,
                    ecj(8, "-g"),
                    ecj(17, "-g:none", "-preserveAllLocals"),
                    javac(17, "-g").with(Coverage.BEFORE_WEAVING),
                    javac(8, "-g").with(Coverage.BEFORE_WEAVING),
                    javac(17, "-g").with(Coverage.AFTER_WEAVING))
            .filter(variant -> variant != NEWEST || NEWEST.release > MAIN.release)
            .toList();

    static Variant javac(int release, String... flags) {
        return new Variant(
                "javac " + release + " " + String.join(" ", flags), false, release, List.of(flags), Coverage.NONE);
    }

    private static Variant ecj(int release, String... flags) {
        return new Variant(
                "ecj " + release + " " + String.join(" ", flags), true, release, List.of(flags), Coverage.NONE);
    }

    /** Returns this variant at the newer release that a program asks for. */
    Variant at(int newer) {
        return new Variant(label + " at " + newer, ecj, newer, flags, coverage);
    }

    private Variant with(Coverage other) {
        return new Variant(label + ", JaCoCo " + other, ecj, release, flags, other);
    }

    List<String> options() {
        List<String> options = new ArrayList<>(flags);
        options.addAll(List.of("--release", Integer.toString(release), "-proc:none", "-nowarn"));
        return options;
    }
}
