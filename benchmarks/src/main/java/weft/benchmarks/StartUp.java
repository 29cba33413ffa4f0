package weft.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** What weaving costs: at the start of a program, in a warm JVM, in bytes. Of Weft and of EA Async. */
final class StartUp {
    private static final List<String> PEERS = List.of("weft", "ea");
    private static final int PASSES = 15;

    private static final String NONE = "none";
    private static final String EMPTY = "empty";
    private static final String BUILD = "build";
    private static final String BUILD_EMPTY = "build-empty";
    private static final String AGENT = "agent";

    private final Jdk jdk;
    private final int rounds;
    private final Path folder;
    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final Map<String, double[]> millis = new LinkedHashMap<>();
    private final Map<String, Double> perSecond = new LinkedHashMap<>();
    private final Map<String, Double> growth = new LinkedHashMap<>();

    private StartUp(Jdk jdk, int rounds, Path folder) {
        this.jdk = jdk;
        this.rounds = rounds;
        this.folder = folder;
    }

    /** What an agent does that does nothing. */
    public static final class EmptyAgent {
        private EmptyAgent() {}

        /** Does nothing. */
        public static void premain(String arguments, Instrumentation instrumentation) {}
    }

    /** The smallest program. */
    public static final class Hello {
        private Hello() {}

        /** Says hello. */
        public static void main(String[] arguments) {
            System.out.println("hello world");
        }
    }

    /** Measures, and returns a section of the page. */
    static String measure(Jdk jdk, boolean full) throws IOException, InterruptedException {
        StartUp measured = new StartUp(jdk, full ? 21 : 9, Files.createTempDirectory("start-up"));
        measured.prepare();
        for (int round = -1; round < measured.rounds; round++) measured.runAll(round);
        return measured.text();
    }

    private void prepare() throws IOException {
        String empty = "-javaagent:" + agent("empty", EmptyAgent.class.getName(), "weft/benchmarks/StartUp$EmptyAgent");
        Path hello = folder.resolve("hello.jar");
        copyOwn("weft/benchmarks/StartUp$Hello", hello, new Manifest());
        List<String> program = List.of("-cp", hello.toString(), Hello.class.getName());
        add("hello " + NONE, program);
        add("hello " + EMPTY, program, empty);
        for (String peer : PEERS) {
            String agent = "-javaagent:" + agentOf(peer);
            add(peer + " hello " + AGENT, program, agent);
            add(
                    peer + " " + AGENT,
                    Program.compile(peer, folder.resolve("loaded")).command(),
                    agent);
            Program built = Program.compile(peer, folder.resolve("built"));
            warm(peer, built);
            built.weave();
            add(peer + " " + BUILD, built.command());
            add(peer + " " + BUILD_EMPTY, built.command(), empty);
        }
    }

    private void add(String name, List<String> program, String... options) {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(List.of(options));
        command.addAll(program);
        commands.put(name, command);
        millis.put(name, new double[rounds]);
    }

    /** In turns; the first round only warms the file cache. */
    private void runAll(int round) throws IOException, InterruptedException {
        for (Map.Entry<String, List<String>> command : commands.entrySet()) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command.getValue())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) throw new IllegalStateException("failed: " + command.getValue());
            if (round >= 0) millis.get(command.getKey())[round] = (System.nanoTime() - start) / 1e6;
        }
    }

    private void warm(String peer, Program program) throws IOException {
        Map<Path, byte[]> classes = program.asyncClasses();
        double best = Double.MAX_VALUE;
        for (int pass = 0; pass < PASSES; pass++) {
            long start = System.nanoTime();
            Map<Path, byte[]> woven = program.woven(classes);
            best = Math.min(best, System.nanoTime() - start);
            growth.put(peer, bytes(woven.values()) / bytes(classes.values()));
        }
        perSecond.put(peer, classes.size() * 1e9 / best);
    }

    private static double bytes(Collection<byte[]> classFiles) {
        return classFiles.stream().mapToInt(each -> each.length).sum();
    }

    // ---- agents

    private Path agentOf(String peer) throws IOException {
        if (peer.equals("ea")) return agent("ea", "com.ea.async.instrumentation.Premain", "com/ea/async/");
        try (Stream<Path> jars = Files.list(Path.of("agent", "target"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches("weft-agent-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("agent/target has no weft-agent.jar: build all modules"));
        }
    }

    private Path agent(String name, String premain, String classes) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", premain);
        attributes.putValue("Can-Redefine-Classes", "true");
        attributes.putValue("Can-Retransform-Classes", "true");
        Path jar = folder.resolve(name + "-agent.jar");
        copyOwn(classes, jar, manifest);
        return jar;
    }

    /** Copies classes out of the jar of the benchmarks. */
    private static void copyOwn(String prefix, Path target, Manifest manifest) throws IOException {
        manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (JarFile own = new JarFile(System.getProperty("java.class.path"));
                OutputStream out = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (JarEntry entry : own.stream()
                    .filter(each -> each.getName().startsWith(prefix))
                    .toList()) {
                jar.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream in = own.getInputStream(entry)) {
                    in.transferTo(jar);
                }
            }
        }
    }

    // ---- the section

    private String text() {
        StringBuilder text = new StringBuilder("## Start-up and weaving on JDK " + jdk.release() + "\n\n");
        text.append("Whole JVMs from start to end, medians of ").append(rounds).append(" runs in turns; ");
        text.append(Program.CLASSES).append(" classes with four short async methods each, all called.\n\n");
        text.append("| | weft | ea |\n|---|---|---|\n");
        row(text, "hello world without an agent, ms", peer -> median("hello " + NONE));
        row(text, "with an agent that does nothing, ms", peer -> median("hello " + EMPTY));
        row(text, "with this agent, ms", peer -> median(peer + " hello " + AGENT));
        row(text, "300 classes woven at build time, ms", peer -> median(peer + " " + BUILD));
        row(text, "the same with an agent that does nothing, ms", peer -> median(peer + " " + BUILD_EMPTY));
        row(text, "woven by the agent, ms", peer -> median(peer + " " + AGENT));
        row(text, "classes woven in a second by one thread of a warm JVM", perSecond::get);
        text.append("| bytes of these class files after weaving to before |");
        for (String peer : PEERS) text.append(String.format(Locale.ROOT, " %.2f |", growth.get(peer)));
        return text.append('\n').toString();
    }

    private interface Value {
        double of(String peer);
    }

    private static void row(StringBuilder text, String title, Value value) {
        text.append("| ").append(title).append(" |");
        for (String peer : PEERS) text.append(String.format(Locale.ROOT, " %,.0f |", value.of(peer)));
        text.append('\n');
    }

    private double median(String name) {
        double[] sorted = millis.get(name).clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
