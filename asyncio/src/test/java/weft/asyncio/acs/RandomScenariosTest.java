package weft.asyncio.acs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Random scenarios, other ones each time, leave the same traces here as in CPython 3.13, where there is one on this
 * machine. A difference is shrunk. System properties:
 *
 * <ul>
 *   <li>{@code weft.acs.scenarios} is how many; from 100,000 on it is a full run, which is noted beside the scenarios
 *   <li>{@code weft.acs.seed} makes those of an earlier run again, as its output says
 *   <li>{@code weft.acs.features} is what they are made of, in the words of gen.py
 *   <li>{@code weft.acs.python} is the Python to use
 * </ul>
 */
class RandomScenariosTest {
    private static final int SCENARIOS = Integer.getInteger("weft.acs.scenarios", 2_000);
    private static final int FULL_RUN = 100_000;
    private static final int CHUNK = 2_000;
    private static final Duration CHUNK_LIMIT = Duration.ofMinutes(5);

    /** The one that runs, if it runs for ever. */
    private volatile Scenario running;

    @Test
    void leaveTheTracesOfCpython() throws Exception {
        Optional<Cpython> found = Cpython.find();
        if (found.isEmpty()) {
            String notice = "No Python 3.13 found: only the recorded scenarios are compared."
                    + " Name one with -Dweft.acs.python=...";
            System.out.println(notice);
            abort(notice);
        }
        Cpython python = found.get();
        long seed = Long.getLong("weft.acs.seed", ThreadLocalRandom.current().nextLong(1, 1L << 40));
        System.out.println("Comparing " + SCENARIOS + " random scenarios with Python " + python.version()
                + ", -Dweft.acs.seed=" + seed);
        for (int done = 0; done < SCENARIOS; done += CHUNK) {
            compare(python, seed + done, Math.min(CHUNK, SCENARIOS - done));
        }
        if (SCENARIOS >= FULL_RUN && Cpython.usesAllFeatures()) FullRun.write(SCENARIOS, seed, python.version());
    }

    private void compare(Cpython python, long seed, int count) throws IOException {
        String text = python.scenarios(seed, count);
        Differences differences = new Differences(python::traces, this::trace);
        List<Scenario> different = assertTimeoutPreemptively(
                CHUNK_LIMIT,
                () -> differences.alsoAlone(differences.in(text)),
                () -> "does not end:\n" + (running == null ? "" : running.text()));
        assertThat(different)
                .as(() -> "of the scenarios of -Dweft.acs.seed=" + seed + " -Dweft.acs.scenarios=" + count
                        + "; the first one shrunk:\n" + explain(differences, different.get(0)))
                .isEmpty();
    }

    private String trace(Scenario scenario) {
        running = scenario;
        return ScenarioRun.trace(scenario);
    }

    private static String explain(Differences differences, Scenario scenario) {
        try {
            return differences.explain(scenario);
        } catch (IOException e) {
            return e + "\n" + scenario.text();
        }
    }

    /** Where sleep(0) does not let others run, traces differ, and little is needed to show it. */
    @Test
    void aPlantedDifferenceIsFoundAndShrunk() throws IOException {
        StringBuilder recorded = new StringBuilder();
        for (Scenario scenario : Recorded.scenarios()) recorded.append(scenario.text());
        Differences planted =
                new Differences(RandomScenariosTest::ownTraces, scenario -> ScenarioRun.trace(withoutYields(scenario)));
        List<Scenario> different = planted.in(recorded.toString());
        Scenario longest = different.stream()
                .max((a, b) -> Integer.compare(a.lines.size(), b.lines.size()))
                .orElseThrow();
        Scenario smallest = new Shrinker(planted).shrink(longest);
        assertThat(longest.lines).hasSizeGreaterThan(20);
        assertThat(smallest.lines).contains("sleep 0").hasSizeLessThan(10);
        assertThat(planted.explain(smallest)).contains("--- expected\n").contains("--- was\n");
    }

    @Test
    void whatDiffersOnlyBehindOthersDoesNotCount() throws IOException {
        String one = "scenario one\nmain\nlog a\nend\n";
        String two = "scenario two\nmain\nlog b\nend\n";
        Differences differences = new Differences(
                text -> {
                    Map<String, String> traces = ownTraces(text);
                    traces.replaceAll((name, trace) -> name.equals("one") || traces.size() > 1 ? "" : trace);
                    return traces;
                },
                ScenarioRun::trace);
        List<Scenario> different = differences.in(one + two);
        assertThat(different).extracting(Scenario::toString).containsExactly("one", "two");
        assertThat(differences.alsoAlone(different))
                .extracting(Scenario::toString)
                .containsExactly("one");
    }

    private static Scenario withoutYields(Scenario scenario) {
        return Parser.parse(scenario.text().replaceAll("(?m)^sleep 0$\n?", "")).get(0);
    }

    private static Map<String, String> ownTraces(String text) {
        Map<String, String> traces = new LinkedHashMap<>();
        for (Scenario scenario : Parser.parse(text)) traces.put(scenario.name, ScenarioRun.trace(scenario));
        return traces;
    }
}
