package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ILine;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * JaCoCo's agent. What it counts for woven methods is compared with what it counts for the same class files, unwoven,
 * run with a library whose await blocks.
 */
class JacocoIT {
    private static final Path BLOCKING = Path.of("..", "weaver", "src", "test", "resources", "blocking");
    private static final String OUT = "33 66 true [seen tea, seen cup, no hat, seen hat, seen pot, thread]\n";

    @TempDir
    Path folder;

    private App app;

    @BeforeEach
    void compile() throws IOException {
        app = App.compile(program("suspending"), folder.resolve("classes"), List.of());
    }

    @Test
    void beforeWeftsAgentItCountsEachLineAsIfItWereNotWoven() throws Exception {
        ChildJvm jvm = app.run(Weaving.AGENT, List.of(jacoco()), "shop.Main");

        assertThat(jvm.err()).isEmpty();
        assertThat(report(app).lines()).isEqualTo(unwoven(jvm.out()).lines());
    }

    @Test
    void withBuildTimeWeavingTheSameLinesAreCovered() throws Exception {
        ChildJvm jvm = app.run(Weaving.BUILD, List.of(jacoco()), "shop.Main");

        assertThat(jvm.err()).isEmpty();
        Report woven = report(app);
        Report unwoven = unwoven(jvm.out());
        assertThat(woven.coveredLines()).isEqualTo(unwoven.coveredLines());
        assertThat(woven.lines()).as("each await is a branch, too").isNotEqualTo(unwoven.lines());
    }

    @Test
    void afterWeftsAgentItsReportIsEmptyAndWeftWarnsOfIt() throws Exception {
        ChildJvm jvm = app.runPlain(List.of("-javaagent:" + Jars.agent(), jacoco()), "shop.Main");

        assertThat(jvm.err())
                .isEqualTo("weft agent: warning: JaCoCo's agent starts after Weft's: it does not see the classes that"
                        + " were compiled, and its report is empty for each that is woven. Put"
                        + " -javaagent:jacocoagent.jar before -javaagent:weft-agent.jar\n");
        assertThat(report(app).unmatched()).containsExactly("shop/Checked", "shop/Shop");
    }

    /** What the unwoven program gives, which prints what the woven one did. */
    private Report unwoven(String out) throws Exception {
        App plain = App.compile(program("plain"), folder.resolve("plain"), List.of());
        List<String> library = new ArrayList<>(List.of("-proc:none", "-d"));
        Path blocking = folder.resolve("blocking");
        library.add(blocking.toString());
        App.sourcesBelow(BLOCKING).forEach(source -> library.add(source.toString()));
        App.javac(library);

        ChildJvm jvm = new App(plain.classes(), List.of(plain.classes().toString(), blocking.toString()))
                .runPlain(List.of(jacoco()), "shop.Main");

        assertThat(jvm.err()).isEmpty();
        assertThat(jvm.out()).isEqualTo(out);
        Report report = report(plain);
        assertThat(report.coveredLines()).containsValue(true).containsValue(false);
        return report;
    }

    private static List<Path> program(String later) throws IOException {
        Path resources = Path.of("src", "test", "resources");
        List<Path> sources = new ArrayList<>(App.sourcesBelow(resources.resolve("jacoco")));
        sources.addAll(App.sourcesBelow(resources.resolve("jacoco-" + later)));
        return sources;
    }

    private String jacoco() throws IOException {
        Files.deleteIfExists(execution());
        String agent = Jars.of("org.jacoco.agent.rt.RT");
        return "-javaagent:" + agent + "=includes=shop.*,destfile=" + execution();
    }

    private Path execution() {
        return folder.resolve("jacoco.exec");
    }

    private Report report(App of) throws IOException {
        ExecFileLoader execution = new ExecFileLoader();
        execution.load(execution().toFile());
        CoverageBuilder coverage = new CoverageBuilder();
        new Analyzer(execution.getExecutionDataStore(), coverage)
                .analyzeAll(of.classes().toFile());
        return Report.of(coverage);
    }

    /**
     * What is compared.
     *
     * @param lines by file and line: covered and missed instructions, covered and missed branches
     * @param coveredLines by file and line: whether anything of it ran
     * @param unmatched the classes that the execution data does not fit
     */
    private record Report(
            SortedMap<String, String> lines, SortedMap<String, Boolean> coveredLines, List<String> unmatched) {
        static Report of(CoverageBuilder coverage) {
            Report report = new Report(
                    new TreeMap<>(),
                    new TreeMap<>(),
                    coverage.getNoMatchClasses().stream()
                            .map(IClassCoverage::getName)
                            .sorted()
                            .toList());
            for (ISourceFileCoverage file : coverage.getSourceFiles()) {
                if (!file.getName().equals("Later.java")) report.add(file);
            }
            return report;
        }

        private void add(ISourceFileCoverage file) {
            for (int number = file.getFirstLine(); number <= file.getLastLine(); number++) {
                ILine line = file.getLine(number);
                if (line.getInstructionCounter().getTotalCount() == 0) continue;
                String key = file.getName() + ":" + "%03d".formatted(number);
                lines.put(key, text(line.getInstructionCounter()) + ", " + text(line.getBranchCounter()));
                coveredLines.put(key, line.getInstructionCounter().getCoveredCount() > 0);
            }
        }

        private static String text(ICounter counter) {
            return counter.getCoveredCount() + "/" + counter.getTotalCount();
        }
    }
}
