package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said of misuse by the agent, the command line and the build plugin, to the letter; and what stays as it was.
 */
class MisuseIT {
    private static final Path WEAVER = Path.of("..", "weaver", "src", "test");
    private static final Path MISUSE = WEAVER.resolve(Path.of("resources", "misuse"));
    private static final Path PROBE = WEAVER.resolve(Path.of("java", "weft", "weaver", "probe"));
    private static final int MAJOR_VERSION = 7;
    private static final int JAVA_80 = 44 + 80;

    @TempDir
    Path folder;

    private App app;
    private Path classes;
    private List<String> names;
    private List<String> golden;

    @BeforeEach
    void compile() throws IOException {
        classes = folder.resolve("classes");
        List<Path> helpers = new ArrayList<>(App.sourcesBelow(PROBE));
        helpers.addAll(App.sourcesBelow(Path.of("src", "test", "resources", "misuse")));
        app = App.compile(helpers, classes, List.of());
        List<Path> programs = App.sourcesBelow(MISUSE.resolve("misuse"));
        App.compile(programs, classes, List.of(classes.toString()), "-proc:none", "-nowarn");
        names = programs.stream()
                .map(program -> "misuse." + program.getFileName().toString().replace(".java", ""))
                .toList();
        golden = Files.readAllLines(MISUSE.resolve("messages.txt"));
    }

    @Test
    void theAgentSaysEachMessage() throws Exception {
        ChildJvm jvm = load("", names);

        assertThat(jvm.err().lines().sorted().toList()).isEqualTo(golden);
        assertThat(jvm.out()).isEmpty();
    }

    @Test
    void theCommandLineSaysEachMessage() throws Exception {
        Map<String, byte[]> before = refusedClasses();

        ChildJvm jvm = commandLine();

        assertThat(jvm.err().lines().sorted().toList()).isEqualTo(golden);
        assertThat(jvm.status()).isEqualTo(1);
        assertThat(refusedClasses()).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void thePluginSaysEachMessage() throws Exception {
        Map<String, byte[]> before = refusedClasses();

        WeaveFolder build = WeaveFolder.run(classes);

        assertThat(build.messages().stream().sorted().toList()).isEqualTo(golden);
        assertThat(build.failed()).isTrue();
        assertThat(refusedClasses()).usingRecursiveComparison().isEqualTo(before);
    }

    /** These classes are woven: the agent says it with an option, since it takes time. */
    @Test
    void buildsSayMistakesThatDoNotKeepAClassFromBeingWoven() throws Exception {
        classes = folder.resolve("mistakes");
        App.compile(new ArrayList<>(App.sourcesBelow(PROBE)), classes, List.of());
        List<Path> programs = App.sourcesBelow(MISUSE.resolve("mistakes"));
        App.compile(programs, classes, List.of(classes.toString()), "-proc:none", "-nowarn");
        List<String> mistakes = Files.readAllLines(MISUSE.resolve("mistakes.txt"));
        List<String> again =
                mistakes.stream().filter(line -> line.contains(": error: ")).toList();

        ChildJvm first = commandLine();
        ChildJvm second = commandLine();

        assertThat(first.err().lines().sorted().toList()).isEqualTo(mistakes);
        assertThat(first.status()).isEqualTo(1);
        assertThat(second.err().lines().sorted().toList())
                .as("of woven classes")
                .isEqualTo(again);
        assertThat(second.status()).isEqualTo(1);
        assertThat(WeaveFolder.run(classes).messages()).hasSameElementsAs(again);
    }

    @Test
    void awaitInAClassThatCouldNotBeWovenThrows() throws Exception {
        ChildJvm jvm = runUnderAgent("", "launch.Call", "misuse.OutsideAsync");

        assertThat(jvm.out()).startsWith("java.lang.IllegalStateException: ").contains("not woven");
    }

    @Test
    void theAgentCanRefuseTheClassInstead() throws Exception {
        ChildJvm jvm = load("=fail", names);

        List<String> wrong = golden.stream()
                .filter(line -> line.contains(": error: "))
                .map(line -> "misuse." + line.substring(0, line.indexOf(".java")))
                .distinct()
                .toList();
        assertThat(jvm.err().lines().sorted().toList()).isEqualTo(golden);
        assertThat(jvm.out().lines())
                .hasSameSizeAs(wrong)
                .allSatisfy(line -> assertThat(line).contains("java.lang.ClassFormatError"))
                .allSatisfy(line -> assertThat(wrong).contains(line.substring(0, line.indexOf(':'))));
    }

    @Test
    void aClassFileOfANewerJavaIsNamed() throws Exception {
        Path file = classFile("MainMethod");
        byte[] bytes = Files.readAllBytes(file);
        bytes[MAJOR_VERSION] = JAVA_80;
        Files.write(file, bytes);
        String expected =
                ": error: the class file is of Java 80, and this version of Weft reads class files up to Java";

        assertThat(load("", List.of("misuse.MainMethod")).err()).startsWith("misuse.MainMethod" + expected);
        assertThat(commandLine().err()).contains(Path.of("misuse", "MainMethod.class") + expected);
        assertThat(String.join("\n", WeaveFolder.run(classes).messages()))
                .contains(Path.of("misuse", "MainMethod.class") + expected);
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void aMethodThatWouldBeTooLargeIsNamed() throws Exception {
        Path source = folder.resolve("Huge.java");
        StringBuilder text = new StringBuilder(
                "package misuse; class Huge { @weft.annotations.Async" + " weft.Coroutine<Integer> f() {\n");
        for (int i = 0; i < 60; i++) text.append("int v" + i + " = " + i + "; ");
        for (int i = 0; i < 150; i++)
            text.append("v" + i % 60 + " += weft.Asyncio.await(weft.weaver.probe.Leaf.leaf(v" + i % 59 + ")); ");
        for (int i = 0; i < 60; i++) text.append("v0 += v" + i + "; ");
        Files.writeString(source, text.append("return weft.Asyncio.value(v0); } }"));
        App.compile(List.of(source), classes, List.of(classes.toString()));
        String expected =
                "Huge\\.java:2: error: the woven body of f takes more than the 65535 bytes that a class file allows: it"
                        + " has 150 awaits, and saves up to 60 values at each; split the method";

        ChildJvm jvm = runUnderAgent("", "launch.Call", "misuse.Huge");

        assertThat(jvm.err().strip()).matches(expected);
        assertThat(jvm.out()).startsWith("java.lang.IllegalStateException: ");
        assertThat(commandLine().err().lines()).anyMatch(line -> line.matches(expected));
        assertThat(WeaveFolder.run(classes).messages()).anyMatch(line -> line.matches(expected));
    }

    @Test
    void damagedFilesStayAsTheyAre() throws Exception {
        byte[] good = Files.readAllBytes(classFile("Monitor"));
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            for (int k = 0; k < 3; k++) bad[10 + random.nextInt(bad.length - 10)] = (byte) random.nextInt();
            if (i % 3 == 0) bad = java.util.Arrays.copyOf(bad, random.nextInt(bad.length));
            Files.write(classFile("Damaged" + i), bad);
        }
        Map<String, byte[]> before = all();

        ChildJvm jvm = commandLine();

        assertThat(jvm.status()).isEqualTo(1);
        Map<String, byte[]> after = all();
        after.keySet().retainAll(before.keySet());
        after.keySet().removeIf(name -> !name.startsWith("Damaged"));
        before.keySet().removeIf(name -> !name.startsWith("Damaged"));
        List<String> changed = after.keySet().stream()
                .filter(name -> !java.util.Arrays.equals(after.get(name), before.get(name)))
                .toList();
        // A damage that nobody can see, such as another constant, is woven as any class.
        for (String name : changed)
            assertThat(Files.size(classes.resolve(Path.of("misuse", name)))).isPositive();
        assertThat(jvm.err()).doesNotContain("Exception in thread").doesNotContain("\tat ");
    }

    @AfterAll
    static void writeSection() throws IOException {
        long programs = App.sourcesBelow(MISUSE.resolve("misuse")).size();
        long messages = Files.readAllLines(MISUSE.resolve("messages.txt")).size();
        Path section = Path.of("target", "conformance", "misuse.md");
        Files.createDirectories(section.getParent());
        Files.writeString(
                section,
                "## Misuse\n\n" + programs + " programs provoke " + messages
                        + " diagnostics. Their texts are the same, to the letter, from the weaver, the agent, the"
                        + " command line\nand the build plugin.\n");
    }

    private ChildJvm load(String options, List<String> classNames) throws Exception {
        List<String> arguments = new ArrayList<>(classNames);
        arguments.add(0, "launch.Load");
        return runUnderAgent(options, arguments.toArray(String[]::new));
    }

    private ChildJvm runUnderAgent(String options, String... arguments) throws Exception {
        return app.runPlain(List.of("-javaagent:" + Jars.agent() + options), arguments);
    }

    private ChildJvm commandLine() throws Exception {
        return ChildJvm.run(List.of("-jar", Jars.agent().toString(), "weave", classes.toString()));
    }

    private Path classFile(String name) {
        return classes.resolve(Path.of("misuse", name + ".class"));
    }

    /** The classes that have an error. */
    private Map<String, byte[]> refusedClasses() throws IOException {
        Map<String, byte[]> refused = all();
        refused.keySet()
                .removeIf(name -> golden.stream()
                        .noneMatch(line ->
                                line.startsWith(name.replace(".class", ".java")) && line.contains(": error: ")));
        return refused;
    }

    private Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(classes.resolve("misuse"))) {
            for (Path path : paths.toList()) files.put(path.getFileName().toString(), Files.readAllBytes(path));
        }
        return files;
    }
}
