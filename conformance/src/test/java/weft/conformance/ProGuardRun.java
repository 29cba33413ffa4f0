package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The programs of the matrix for Java 8 to 17, optimised by ProGuard and then woven: each must print what it prints
 * where it is optimised, but not woven. ProGuard is a tool here, in a JVM of its own, that only the Maven profile
 * {@code conformance} brings: it has another license than Weft.
 */
class ProGuardRun {
    private static final Path WEAVER = Path.of("..", "weaver", "src", "test");
    private static final Path MATRIX = WEAVER.resolve(Path.of("resources", "matrix"));
    private static final int[] LEVELS = {8, 11, 17};

    /** ProGuard breaks these: the JVM refuses them, or they find something missing, before they are woven. */
    private static final List<String> BROKEN = List.of("TryInArguments", "Serialisable", "EnumBodiesAbstract");

    /** ProGuard puts the code of coroutines into javac's accessors: the weaver names them as errors. */
    private static final List<String> IN_ACCESSORS = List.of("java8.nested.InnerClass", "java8.nested.StaticNested");

    private static final List<String> SECTION = new ArrayList<>();

    @TempDir
    Path folder;

    /** What is left beside the code: with all tables, with line numbers only, with none. */
    @ParameterizedTest
    @ValueSource(strings = {"SourceFile,LineNumberTable,LocalVariable*", "SourceFile,LineNumberTable", ""})
    void optimisedProgramsDoTheSame(String tables) throws Exception {
        Path base = compileBase();
        Path optimised = optimise(compilePrograms(base), base, tables);
        List<String> programs = programs();

        List<String> expected =
                run(optimised, List.of(base.toString(), blocking().toString()), "ready", programs);
        Path woven = copy(optimised);
        ChildJvm weaving =
                ChildJvm.run(List.of("-jar", Jars.agent().toString(), "weave", "--verify", woven.toString()));
        assertThat(weaving.err().lines().filter(line -> line.contains("error: ")))
                .allMatch(line -> line.contains("await in method access$"));
        List<String> runtime = new ArrayList<>(Jars.runtime());
        runtime.add(base.toString());
        for (String mode : List.of("ready", "suspended")) {
            assertThat(run(woven, runtime, mode, programs)).isEqualTo(expected);
        }
        SECTION.add(programs.size() + " with " + (tables.isEmpty() ? "no tables" : tables));
    }

    @AfterAll
    static void writeSection() throws IOException {
        Path section = Path.of("target", "conformance", "proguard.md");
        Files.createDirectories(section.getParent());
        Files.writeString(
                section,
                "## Optimised by ProGuard\n\nPrograms of the matrix that do woven what they do unwoven after ProGuard has"
                        + " optimised them:\n" + String.join("; ", SECTION) + ".\n");
    }

    private Path compileBase() throws IOException {
        List<Path> sources =
                new ArrayList<>(App.sourcesBelow(WEAVER.resolve(Path.of("java", "weft", "weaver", "probe"))));
        sources.addAll(App.sourcesBelow(Path.of("src", "test", "resources", "matrix")));
        return App.compile(sources, folder.resolve("base"), List.of()).classes();
    }

    private Path compilePrograms(Path base) throws IOException {
        Path classes = folder.resolve("plain");
        for (int level : LEVELS) {
            App.compile(
                    App.sourcesBelow(MATRIX.resolve("java" + level)),
                    classes,
                    List.of(classes.toString(), base.toString()),
                    "-proc:none",
                    "-nowarn",
                    "--release",
                    "" + level);
        }
        return classes;
    }

    /** As a user would who keeps the names, but lets ProGuard change the code. */
    private Path optimise(Path classes, Path base, String tables) throws Exception {
        Path optimised = folder.resolve("optimised");
        List<String> arguments = new ArrayList<>(List.of("-cp", tool(), "proguard.ProGuard"));
        arguments.addAll(List.of("-injars", classes.toString(), "-outjars", optimised.toString()));
        for (String library : Jars.runtime()) arguments.addAll(List.of("-libraryjars", library));
        arguments.addAll(List.of("-libraryjars", base.toString()));
        arguments.addAll(List.of("-libraryjars", "<java.home>/jmods/java.base.jmod(!**.jar;!module-info.class)"));
        arguments.addAll(List.of("-optimizationpasses", "3", "-allowaccessmodification", "-dontshrink"));
        arguments.addAll(List.of("-dontobfuscate", "-ignorewarnings", "-dontnote"));
        arguments.addAll(List.of("-keep,allowoptimization", "class ** { *; }"));
        arguments.addAll(List.of("-keepclasseswithmembers", "class ** { *** box(); <init>(...); }"));
        String attributes = "*Annotation*,Signature,Exceptions,InnerClasses,EnclosingMethod,MethodParameters";
        arguments.addAll(List.of("-keepattributes", tables.isEmpty() ? attributes : attributes + "," + tables));
        ChildJvm proguard = ChildJvm.run(arguments);
        assertThat(proguard.status()).as(proguard.err() + proguard.out()).isZero();
        return optimised;
    }

    private static String tool() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target", "proguard"))) {
            return Jars.path(jars.map(Path::toString).toList());
        }
    }

    private Path blocking() throws IOException {
        Path blocking = folder.resolve("blocking");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", blocking.toString()));
        App.sourcesBelow(WEAVER.resolve(Path.of("resources", "blocking")))
                .forEach(source -> arguments.add(source.toString()));
        App.javac(arguments);
        return blocking;
    }

    private Path copy(Path classes) throws IOException {
        Path copy = folder.resolve("woven");
        for (Path file : Jars.filesBelow(classes)) {
            Path target = copy.resolve(classes.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return copy;
    }

    private static List<String> run(Path classes, List<String> libraries, String mode, List<String> programs)
            throws Exception {
        List<String> classPath = new ArrayList<>(List.of(classes.toString()));
        classPath.addAll(libraries);
        List<String> arguments = new ArrayList<>(List.of("launch.RunAll", mode));
        arguments.addAll(programs);
        ChildJvm jvm = new App(classes, classPath).runPlain(List.of(), arguments.toArray(String[]::new));
        assertThat(jvm.err()).isEmpty();
        List<String> lines = jvm.out().lines().toList();
        assertThat(lines).hasSameSizeAs(programs);
        return lines;
    }

    private static List<String> programs() throws IOException {
        List<String> names = new ArrayList<>();
        for (int level : LEVELS) {
            for (Path source : App.sourcesBelow(MATRIX.resolve("java" + level))) {
                Path relative = MATRIX.relativize(source);
                String name = relative.toString().replace(".java", "").replaceAll("[/\\\\]", ".");
                boolean isLeftOut =
                        IN_ACCESSORS.contains(name) || BROKEN.stream().anyMatch(name::contains);
                if (relative.getNameCount() == 3 && !isLeftOut) names.add(name);
            }
        }
        return names;
    }
}
