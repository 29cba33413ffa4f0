package weft.asyncio.acs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds the scenarios that leave different traces in two interpreters.
 *
 * @param reference gives the traces of the scenarios in a text, by their names
 * @param subject gives the trace of one scenario
 */
record Differences(Reference reference, Function<Scenario, String> subject) {
    /** What is taken to be right. */
    @FunctionalInterface
    interface Reference {
        Map<String, String> traces(String scenarios) throws IOException;
    }

    List<Scenario> in(String text) throws IOException {
        Map<String, String> expected = reference.traces(text);
        List<Scenario> scenarios = Parser.parse(text);
        if (expected.size() != scenarios.size()) {
            throw new IllegalStateException(scenarios.size() + " scenarios, but traces of " + expected.size());
        }
        return scenarios.stream()
                .filter(scenario -> !subject.apply(scenario).equals(expected.get(scenario.name)))
                .toList();
    }

    /** The smallest scenario that shrinking one that differs leads to, with both traces. */
    String explain(Scenario differing) throws IOException {
        Scenario smallest = new Shrinker(this).shrink(differing);
        return smallest.text() + "--- expected\n"
                + reference.traces(smallest.text()).get(smallest.name) + "--- was\n" + subject.apply(smallest);
    }
}
