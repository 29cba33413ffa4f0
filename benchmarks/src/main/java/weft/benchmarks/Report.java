package weft.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weft.benchmarks.Workload.Kind;

/**
 * Measures all peers and writes {@code docs/benchmarks.md}: {@code java -jar benchmarks.jar short|full [workload...]}
 * in the folder of the project. Round by round each workload runs on each peer, in a JVM of its own, so that what else
 * the machine does meanwhile hits all of them alike; medians are shown.
 */
public final class Report {
    private static final Path DOCS = Path.of("docs");
    private static final Path FOLDER = DOCS.resolve("benchmarks");

    /** In the place of a workload: what weaving costs. */
    private static final String START_UP = "START_UP";

    private final boolean full;
    private final boolean startUp;
    private final List<Workload> workloads = new ArrayList<>();
    private final List<String> peers = new ArrayList<>();

    private Report(boolean full, List<String> names) {
        this.full = full;
        for (Workload workload : Workload.values()) if (names.contains(workload.name())) workloads.add(workload);
        for (String peer : Peers.NAMES) if (names.contains(peer)) peers.add(peer);
        startUp = names.isEmpty() || names.contains(START_UP);
        if (workloads.isEmpty() && !names.contains(START_UP)) workloads.addAll(List.of(Workload.values()));
        if (peers.isEmpty()) peers.addAll(Peers.NAMES);
    }

    /**
     * Runs.
     *
     * @param arguments {@code short} or {@code full}, then names of workloads and peers; none for all
     */
    public static void main(String[] arguments) throws Exception {
        boolean full = arguments.length > 0 && arguments[0].equals("full");
        if (!full && (arguments.length == 0 || !arguments[0].equals("short"))) {
            System.err.println(
                    "Usage: java -jar benchmarks/target/benchmarks.jar short|full [WORKLOAD|PEER|START_UP...]");
            System.exit(2);
        }
        new Report(full, List.of(arguments).subList(1, arguments.length)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        Files.createDirectories(FOLDER);
        for (Jdk jdk : full ? Jdk.all() : List.of(Jdk.own())) {
            Results results = new Results();
            for (int round = 1; round <= (full ? 3 : 1); round++) {
                for (Workload workload : workloads) measure(jdk, workload, results, round);
            }
            write(jdk, results);
            if (startUp) writeStartUp(jdk);
            Files.writeString(DOCS.resolve("benchmarks.md"), Page.index(FOLDER));
        }
    }

    private void measure(Jdk jdk, Workload workload, Results results, int round) {
        if (workload.kind == Kind.PROBE && round > 1) return; // exact
        for (String peer : peers) {
            boolean runs = Peers.available(peer, jdk.release()) && workload.runsOn(Peers.type(peer));
            if (!runs) continue;
            System.out.printf("JDK %d, round %d: %s, %s%n", jdk.release(), round, workload, peer);
            Measurement measurement = Measured.by(jdk, workload, peer, full);
            System.out.println("    " + measurement);
            results.add(workload, peer, measurement);
        }
        if (round == 1 && peers.containsAll(Peers.NAMES)) results.add(workload, Python.NAME, Python.measure(workload));
    }

    private void write(Jdk jdk, Results results) throws IOException {
        if (workloads.isEmpty()) return;
        Page page = new Page(jdk, results, full);
        Files.writeString(FOLDER.resolve("jdk" + jdk.release() + ".md"), page.text());
        Files.writeString(FOLDER.resolve("jdk" + jdk.release() + ".svg"), Plot.of(results));
    }

    private void writeStartUp(Jdk jdk) throws IOException, InterruptedException {
        System.out.println("JDK " + jdk.release() + ": " + START_UP);
        Files.writeString(FOLDER.resolve("startup" + jdk.release() + ".md"), StartUp.measure(jdk, full));
    }
}
