package weft.weaver.harness;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One class with many methods to run, loaded once plain and once woven. */
public final class Twins {
    private static final String MAIN = "p.Main";

    private final String mainClass;
    private final World plain;
    private final World woven;

    private Twins(String mainClass, World plain, World woven) {
        this.mainClass = mainClass;
        this.plain = plain;
        this.woven = woven;
    }

    /**
     * Compiles and weaves the members of one class.
     *
     * @param damage what is done to each woven class file: nothing, but where a test plants a defect
     */
    public static Twins of(Map<String, byte[]> compiled, Variant variant, UnaryOperator<byte[]> damage) {
        Map<String, byte[]> woven = new HashMap<>(ThreeWays.weave(variant, compiled));
        woven.replaceAll((name, bytes) -> name.startsWith("p.") ? damage.apply(bytes) : bytes);
        return new Twins(MAIN, World.plain(compiled), World.woven(woven));
    }

    /** Weaves the class files of a program. */
    public static Twins of(Program program, Map<String, byte[]> classFiles, Variant variant) {
        Map<String, byte[]> woven = ThreeWays.weave(variant, classFiles);
        return new Twins(program.mainClass(), World.plain(classFiles), World.woven(woven));
    }

    /** Compiles {@code p.Main}; JaCoCo's probes are in it, if the variant puts them in before weaving. */
    public static Map<String, byte[]> compile(Variant variant, String header, String members) {
        String text = "package p; " + Program.IMPORTS
                + "import weft.weaver.probe.Toys.*; import static weft.weaver.probe.Toys.*; " + header + " {\n"
                + members + "}\n";
        return Compiler.compile(variant, Map.of("p/Main.java", text));
    }

    /** Tells whether the JVM takes what the compiler wrote: some compilers make classes that do not verify. */
    public static boolean links(Map<String, byte[]> compiled, String method) {
        return !(Run.READY.in(World.plain(compiled), MAIN, method).thrown() instanceof LinkageError);
    }

    /** Runs a method where it blocks, which says what is right. */
    public Run.Outcome plain(String method, int failAt) {
        return Run.READY.failing(failAt).in(plain, mainClass, method);
    }

    /** Runs the woven method. */
    public Run.Outcome woven(String method, Run run) {
        return run.in(woven, mainClass, method);
    }
}
