package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.context.MicrometerThreadLocals;
import weft.sync.Lock;

/** JVMs that lack modules of the JDK, as images of jlink do: everything runs that does not need them. */
class SmallImagesIT {
    private static final String SUMS = "sum 10\nsum 10\n2\n";

    @TempDir
    Path folder;

    private App app;

    @BeforeEach
    void compile() throws Exception {
        app = App.compile("small", folder.resolve("classes"), List.of(Jars.of(Lock.class)))
                .woven();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk.jfr", "java.management", "java.logging", "jdk.attach", "java.instrument", "java.xml"})
    void withoutOneModule(String missing) throws Exception {
        ChildJvm jvm = app.runPlain(List.of("--limit-modules", allBut(missing)), "Busy");

        assertThat(jvm.out()).isEqualTo(SUMS);
        assertThat(jvm.err()).contains("reported on purpose", "lost on purpose");
        assertThat(jvm.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dweft.debug=false", "-Dweft.debug=true"})
    void withJavaBaseAlone(String debug) throws Exception {
        ChildJvm jvm = app.runPlain(List.of("--limit-modules", "java.base", debug), "Busy", "register");

        assertThat(jvm.out())
                .isEqualTo(SUMS
                        + "there is no MBean server: this JVM has no module java.management; add it to the image, or"
                        + " start java with --add-modules java.management\n");
        assertThat(jvm.err()).contains("reported on purpose", "lost on purpose").doesNotContain("NoClassDefFound");
        assertThat(jvm.status()).isZero();
    }

    @Test
    void aSwitchThatNeedsAMissingModuleSaysSoOnce() throws Exception {
        ChildJvm jvm = app.runPlain(List.of("--limit-modules", "java.base", "-Dweft.jmx=true"), "Busy");

        assertThat(jvm.out()).isEqualTo(SUMS);
        assertThat(jvm.err())
                .containsOnlyOnce("-Dweft.jmx=true has no effect: there is no MBean server: this JVM has no module"
                        + " java.management; add it to the image");
        assertThat(app.runPlain(List.of("-Dweft.jmx=true"), "Busy", "register").out())
                .isEqualTo(SUMS + "registered\n");
    }

    @Test
    void anImageOfJlink() throws Exception {
        Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
        assumeTrue(jlink.isPresent(), "this JDK has no jlink");
        Path image = folder.resolve("image");
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages);
        assertThat(jlink.get().run(out, out, "--add-modules", "java.base", "--output", image.toString()))
                .as(messages.toString())
                .isZero();

        Process process = new ProcessBuilder(
                        image.resolve(Path.of("bin", "java")).toString(), "-cp", Jars.path(app.classPath()), "Busy")
                .redirectError(new File(folder.toFile(), "err"))
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed.replace("\r\n", "\n")).isEqualTo(SUMS);
        assertThat(process.exitValue()).isZero();
    }

    /**
     * The JVM loads a class's superclass and interfaces, the exceptions that it catches, and what it assigns to another
     * type, whether that code runs or not. So classes that name a type of an optional module in such a place are listed
     * here, and nothing touches them unless the module is present.
     */
    @Test
    void noOtherClassNeedsAnOptionalModuleToBeLoaded() throws Exception {
        List<String> jars = new ArrayList<>(Jars.runtime());
        jars.add(Jars.of(Lock.class));
        jars.add(Jars.of(MicrometerThreadLocals.class));
        List<String> command = new ArrayList<>(List.of("--limit-modules", "java.base", "-cp"));
        command.add(Jars.path(app.classPath())
                + File.pathSeparator
                + Jars.path(jars)
                + File.pathSeparator
                + Jars.of("io.micrometer.context.ContextRegistry"));
        command.add("Look");
        command.addAll(jars);

        ChildJvm jvm = ChildJvm.run(command);

        assertThat(jvm.err()).isEmpty();
        assertThat(jvm.out().lines().map(line -> line.replaceFirst(": java.lang.NoClassDefFoundError.*", "")))
                .containsExactlyInAnyOrder(
                        "weft.FlightEvents$ExecutorCallEvent",
                        "weft.FlightEvents$LoopStallEvent",
                        "weft.FlightEvents$SlowStepEvent",
                        "weft.FlightEvents$SuspensionEvent",
                        "weft.FlightEvents$TaskEvent",
                        "weft.FlightRecordings",
                        "weft.FlightSteps",
                        "weft.FlightSteps$Call",
                        "weft.LoopsBean",
                        "more than 100 are right");
    }

    @Test
    void theAgentsCommandLine() throws Exception {
        App plain = App.compile("small", folder.resolve("plain"), List.of(Jars.of(Lock.class)));

        ChildJvm weave = ChildJvm.run(List.of(
                "--limit-modules",
                "java.base",
                "-jar",
                Jars.agent().toString(),
                "weave",
                plain.classes().toString()));

        assertThat(weave.err()).isEmpty();
        assertThat(weave.status()).isZero();
        assertThat(plain.runPlain(List.of(), "Busy").out()).isEqualTo(SUMS);
    }

    @Test
    void theAgentItself() throws Exception {
        App plain = App.compile("small", folder.resolve("plain"), List.of(Jars.of(Lock.class)));

        ChildJvm jvm = plain.runPlain(
                List.of("--limit-modules", "java.base,java.instrument", "-javaagent:" + Jars.agent()), "Busy");

        assertThat(jvm.out()).isEqualTo(SUMS);
    }

    /** All modules of this JDK that need no {@code missing}. */
    private static String allBut(String missing) {
        Map<String, Boolean> need = new HashMap<>();
        return ModuleFinder.ofSystem().findAll().stream()
                .map(module -> module.descriptor().name())
                .filter(name -> !needs(name, missing, need))
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static boolean needs(String name, String missing, Map<String, Boolean> known) {
        if (name.equals(missing)) return true;
        Boolean before = known.putIfAbsent(name, false);
        if (before != null) return before;
        boolean needs = ModuleFinder.ofSystem().find(name).map(ModuleReference::descriptor).stream()
                .flatMap(descriptor -> descriptor.requires().stream())
                .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
                .anyMatch(requires -> needs(requires.name(), missing, known));
        known.put(name, needs);
        return needs;
    }
}
