package weft.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * One error at a time, at each place inside the runtime where one can come: the loop goes on, nothing hangs, every
 * result is there or has failed, and what comes later works. {@code -Dfaults=full} takes every place.
 */
class FaultsTest {
    private static final boolean FULL =
            System.getProperty("weft.faults", "slice").equals("full");

    /** The property that names one scenario. */
    private static final String ONLY = "weft.faults.scenario";

    /** In a slice one place of so many is taken, each time others. */
    private static final int STRIDE = 23;

    private final Map<Fault, Integer> tried = new EnumMap<>(Fault.class);
    private final List<String> wrong = new ArrayList<>();

    @Test
    void afterOneErrorEverythingGoesOn() throws Exception {
        Class<?> trial = new FaultLoader().loadClass("weft.faults.scenarios.Trial");
        Method run = trial.getMethod("run", String.class, Fault.class, int.class);
        List<String> scenarios = strings(trial.getMethod("names").invoke(null));
        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(30);
        int turn = 0;
        for (String scenario : scenarios) {
            // Classes are loaded and initialised without errors: that is done once in a JVM.
            run.invoke(null, scenario, Fault.START, Integer.MAX_VALUE);
            for (Fault fault : Fault.values()) tryAll(run, scenario, fault, FULL ? 1 : 1 + turn++ % STRIDE);
        }
        writePage(scenarios.size());
        assertThat(wrong).isEmpty();
        if (System.getProperty(ONLY) == null) assertThat(tried).containsKeys(Fault.values());
    }

    private void tryAll(Method run, String scenario, Fault fault, int first) throws Exception {
        String only = System.getProperty(ONLY);
        if (only != null && !only.equals(scenario)) return;
        int step = FULL || fault == Fault.START ? 1 : STRIDE;
        for (int n = fault == Fault.START ? 1 : first; ; n += step) {
            String found = (String) run.invoke(null, scenario, fault, n);
            if (found == null) return;
            tried.merge(fault, 1, Integer::sum);
            if (!found.isEmpty()) {
                System.out.println(found);
                wrong.add(found);
            }
        }
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private void writePage(int scenarios) throws IOException {
        Path section = Path.of("target", "conformance", "faults.md");
        Files.createDirectories(section.getParent());
        StringBuilder page = new StringBuilder("""
## Errors inside the runtime

One error at a time, in %d scenarios (tasks, cancels, timeouts, groups, gathers, locks and queues, other loops, threads,
stages): at each allocation, at the begin of each method, at each start of a thread. After each one the scenario ends,
all its tasks and futures are done, 100 later operations of the same loops work, and the group shuts down. Left out is
the call with which a stage of the JDK tells this library of its end: a stage loses a dependent whose call fails.

| error | places | what hung, was lost or did not work later |
|---|--:|--:|
""".formatted(scenarios));
        tried.forEach((fault, places) -> page.append("| %s | %,d | %d |\n"
                .formatted(
                        switch (fault) {
                            case ALLOCATION -> "OutOfMemoryError at an allocation";
                            case CALL -> "StackOverflowError at a call";
                            case START -> "no native thread";
                        },
                        places,
                        wrong.stream()
                                .filter(text -> text.contains(" " + fault + " "))
                                .count())));
        Files.writeString(section, page);
    }
}
