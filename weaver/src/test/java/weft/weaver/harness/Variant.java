package weft.weaver.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to compile the programs. Programs of newer levels are compiled for their level, up to 17 with each variant:
 * what is special about a variant for an old release is mostly not the release.
 *
 * @param label for messages
 * @param ecj whether the Eclipse compiler compiles, not javac
 * @param release the value of {@code --release}
 * @param from the lowest level of the programs that are compiled
 * @param flags further options
 * @param keepLocals whether the weaver keeps variables as long as they are in scope
 * @param coverage whether and when JaCoCo's probes are added
 */
public record Variant(
        String label, boolean ecj, int release, int from, List<String> flags, boolean keepLocals, Coverage coverage) {
    /** The newest release that the oldest JDK which runs the tests can compile for. */
    private static final int ANYWHERE = 17;

    private static final int JDK = Runtime.version().feature();

    /** All runs are made with this one. */
    public static final Variant MAIN = javac(ANYWHERE, "-g", "-parameters");

    /** With these, the shorter list of runs is made. */
    public static final List<Variant> OTHERS = Stream.of(
                    javac(8, "-g:none"),
                    javac(8),
                    javac(11, "-g"),
                    javac(17, "-g:none"),
                    javac(21, "-g:none", "-parameters").from(21),
                    javac(Math.max(JDK, 21), "-g"),
                    javac(25, "-g:none", "-parameters").from(21),
                    ecj(8, "-g"),
                    ecj(11, "-g", "-parameters").from(11),
                    ecj(17, "-g:none", "-preserveAllLocals"),
                    ecj(21, "-g:none").from(17),
                    ecj(Ecj.NEWEST, "-g", "-parameters").from(17),
                    javac(Math.min(JDK, 25), "-g").withLocalsKept(),
                    ecj(17, "-g", "-preserveAllLocals").withLocalsKept(),
                    javac(17, "-g").with(Coverage.BEFORE_WEAVING),
                    javac(8, "-g").with(Coverage.BEFORE_WEAVING),
                    javac(17, "-g").with(Coverage.AFTER_WEAVING),
                    javac(25, "-g").with(Coverage.BEFORE_WEAVING).from(21))
            .filter(variant -> variant.release <= JDK)
            .toList();

    /** Returns the first one in which variables are kept. */
    public static Variant keepingLocals() {
        return OTHERS.stream().filter(Variant::keepLocals).findFirst().orElseThrow();
    }

    static Variant javac(int release, String... flags) {
        return of("javac", release, flags);
    }

    private static Variant ecj(int release, String... flags) {
        return of("ecj", release, flags);
    }

    private static Variant of(String compiler, int release, String... flags) {
        String label = (compiler + " " + release + " " + String.join(" ", flags)).trim();
        return new Variant(label, compiler.equals("ecj"), release, 8, List.of(flags), false, Coverage.NONE);
    }

    /** Returns the release for which programs of {@code level} are compiled, or 0 if they are not. */
    int releaseFor(int level) {
        if (level < from) return 0;
        if (ecj && level > Ecj.NEWEST) return release == Ecj.NEWEST ? release : 0;
        boolean carried = equals(MAIN) || level <= Math.max(release, ANYWHERE);
        return carried && level <= JDK ? Math.max(level, release) : 0;
    }

    /** Returns this variant at another release, which a program asks for. */
    Variant at(int other) {
        return other == release
                ? this
                : new Variant(label + " at " + other, ecj, other, from, flags, keepLocals, coverage);
    }

    /** Returns whether this is the main one, at whatever release. */
    boolean isMain() {
        return flags.equals(MAIN.flags) && !ecj && !keepLocals && coverage == Coverage.NONE && from == MAIN.from;
    }

    private Variant from(int lowest) {
        return new Variant(label, ecj, release, lowest, flags, keepLocals, coverage);
    }

    private Variant withLocalsKept() {
        return new Variant(label + ", locals kept", ecj, release, from, flags, true, coverage);
    }

    private Variant with(Coverage other) {
        return new Variant(label + ", JaCoCo " + other, ecj, release, from, flags, keepLocals, other);
    }

    List<String> options() {
        List<String> options = new ArrayList<>(flags);
        options.addAll(List.of("--release", Integer.toString(release), "-proc:none", "-nowarn"));
        return options;
    }
}
