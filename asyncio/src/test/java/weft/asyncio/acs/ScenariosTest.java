package weft.asyncio.acs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each recorded scenario leaves the trace that CPython 3.13 left. */
class ScenariosTest {
    @TestFactory
    Stream<DynamicTest> traceIsThatOfCpython() {
        return Recorded.scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name,
                        () -> assertThat(ScenarioRun.trace(scenario)).isEqualTo(Recorded.trace(scenario))));
    }

    /** The name, and the rules of asyncio that the scenario shows. */
    private static String displayName(Scenario scenario) {
        List<String> rules = Recorded.rulesOf(scenario);
        return scenario.name + (rules.isEmpty() ? "" : " " + rules);
    }

    @Test
    void eachRecordedTraceIsOfAScenario() {
        List<String> names = Recorded.scenarios().stream().map(s -> s.name).toList();
        assertThat(Recorded.traceNames())
                .containsExactlyInAnyOrderElementsOf(names)
                .hasSizeGreaterThanOrEqualTo(176);
    }
}
