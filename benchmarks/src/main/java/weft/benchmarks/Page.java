package weft.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import weft.benchmarks.Workload.Kind;

/** Writes the results of one JDK as a section of {@code docs/benchmarks.md}. */
final class Page {
    private static final String NONE = "–";

    private final Jdk jdk;
    private final Results results;
    private final boolean full;
    private final List<String> peers;

    Page(Jdk jdk, Results results, boolean full) {
        this.jdk = jdk;
        this.results = results;
        this.full = full;
        peers = Stream.concat(Peers.NAMES.stream(), Stream.of(Python.NAME))
                .filter(peer -> Peers.available(peer, jdk.release()))
                .toList();
    }

    /** The page that has the sections of the folder. */
    static String index(Path folder) throws IOException {
        StringBuilder text = new StringBuilder("""
                # Benchmarks

                Weft beside its peers, each workload written in each one's own style. This page is written by

                ```
                mvn -Pbenchmarks -DskipTests package && java -jar benchmarks/target/benchmarks.jar short
                ```

                `short` takes a quarter of an hour; `full` makes three rounds, on JDK 25, too, if `JAVA25_HOME` says where it is.
                Each number is the median of a JVM of its own for each round; peers take turns. **Ratios hold from one machine
                to another, times do not.** The number in parentheses is the ratio to the state machine written by hand, which
                has nothing of what a library has: no exceptions across awaits, no cancellation, no context, no boxing.

                | column | what it is |
                |---|---|
                | handwritten | state machines written by hand, the practical limit |
                | weft | `@Async` methods that return `Coroutine`, woven by the Maven plugin; all that is on by default is on |
                | weftTask, weftStage | methods that return `Task` and `CompletableFuture` |
                | futures | `CompletableFuture` chains written by hand |
                | ea | EA Async 1.2.3, woven by its Maven plugin |
                | tascalate | Tascalate Async/Await 1.2.6, woven by its Maven plugin, 2.7.5 of its continuations; the newest that Maven Central has whole |
                | kotlin, kotlinDefault | kotlinx.coroutines 1.11.0, in `runBlocking` and on the default dispatcher |
                | reactor | Reactor 3.8.8 |
                | virtual, virtual1 | virtual threads; with one carrier thread |
                | asyncio | Python's own, for curiosity |

                A dash: the peer has no counterpart, or its JVM failed or took too long.
                """);
        try (Stream<Path> sections = Files.list(folder)) {
            for (Path section : sections.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                text.append('\n').append(Files.readString(section));
            }
        }
        return text.toString();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("## JDK ").append(jdk.release()).append("\n\n");
        text.append(String.format(
                Locale.ROOT,
                "%s, %s, %d processors, %s. %s form, on %s.%n%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                "heap of 1 GiB, for the masses 5 GiB that were touched before",
                full ? "Full" : "Short",
                LocalDate.now()));
        text.append("![times](benchmarks/jdk").append(jdk.release()).append(".svg)\n\n");
        table(text, "Time: nanoseconds for each operation", Kind.STEP);
        table(text, "Time: milliseconds for all tasks", Kind.MASS);
        bytes(text);
        table(text, "Heap per task in bytes; suspensions or depth that was reached (dash: it failed)", Kind.PROBE);
        return text.toString();
    }

    private void head(StringBuilder text, String title) {
        text.append("### ").append(title).append("\n\n| |");
        for (String peer : peers) text.append(' ').append(peer).append(" |");
        text.append("\n|---|").append("---|".repeat(peers.size())).append('\n');
    }

    private void table(StringBuilder text, String title, Kind kind) {
        head(text, title);
        for (Workload workload : results.workloads()) {
            if (workload.kind != kind) continue;
            text.append("| ").append(workload.title).append(" |");
            for (String peer : peers)
                text.append(' ').append(cell(workload, peer)).append(" |");
            text.append('\n');
        }
        text.append('\n');
    }

    private String cell(Workload workload, String peer) {
        double value = results.median(workload, peer);
        if (Double.isNaN(value)) return NONE;
        double limit = results.median(workload, "handwritten");
        String spread = results.spread(workload, peer) > 0.5 ? " ~" : "";
        String ratio = peer.equals("handwritten") || Double.isNaN(limit) || limit == 0
                ? ""
                : String.format(Locale.ROOT, " (%.2f)", value / limit);
        return number(value) + spread + ratio;
    }

    private void bytes(StringBuilder text) {
        head(text, "Bytes allocated for each operation, for each task of many");
        for (Workload workload : results.workloads()) {
            if (workload.kind == Kind.PROBE) continue;
            text.append("| ").append(workload.title).append(" |");
            for (String peer : peers) {
                double bytes = results.bytes(workload, peer);
                text.append(' ')
                        .append(Double.isNaN(bytes) ? NONE : number(bytes))
                        .append(" |");
            }
            text.append('\n');
        }
        text.append("\n`~` stands at what varied by more than half of its median.\n\n");
    }

    private static String number(double value) {
        if (value >= 100) return String.format(Locale.ROOT, "%,.0f", value);
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
