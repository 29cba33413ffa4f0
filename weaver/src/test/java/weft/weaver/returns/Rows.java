package weft.weaver.returns;

import java.util.List;
import java.util.stream.Stream;
import weft.weaver.harness.Variant;

/** Compilers, each with every set of debug tables. */
final class Rows {
    private static final int RELEASE = 17;
    private static final int NEWEST = 25;

    /** The default of javac, of the launcher of source files, too, is lines and source. */
    static final List<Variant> ALL = Stream.of(
                    Variant.javac(RELEASE, "-g"),
                    Variant.javac(RELEASE),
                    Variant.javac(RELEASE, "-g:lines"),
                    Variant.javac(RELEASE, "-g:vars"),
                    Variant.javac(RELEASE, "-g:none"),
                    Variant.ecj(RELEASE, "-g"),
                    Variant.ecj(RELEASE, "-g:lines"),
                    Variant.ecj(RELEASE, "-g:vars"),
                    Variant.ecj(RELEASE, "-g:none"),
                    Variant.javac(NEWEST),
                    Variant.javac(NEWEST, "-g:none"))
            .filter(row -> row.release() <= Runtime.version().feature())
            .toList();

    private Rows() {}

    static boolean hasLines(Variant row) {
        return !row.flags().contains("-g:none") && !row.flags().contains("-g:vars");
    }
}
