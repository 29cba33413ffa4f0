package weft.asyncio.acs;

import java.io.IOException;
import java.util.ArrayList;
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

    /**
     * Those that differ also when each is alone. Behind others in one process of CPython, a collected coroutine of an
     * earlier scenario may run its {@code finally} inside a later one, and there cancel the current task.
     */
    List<Scenario> alsoAlone(List<Scenario> different) throws IOException {
        List<Scenario> alone = new ArrayList<>();
        for (Scenario scenario : different) {
            if (!in(scenario.text()).isEmpty()) alone.add(scenario);
            else System.out.println(scenario + " differs only behind others; it does not count.");
        }
        return alone;
    }

    /** The smallest scenario that shrinking one that differs leads to, with both traces. */
    String explain(Scenario differing) throws IOException {
        Scenario smallest = new Shrinker(this).shrink(differing);
        return smallest.text() + "--- expected\n"
                + reference.traces(smallest.text()).get(smallest.name) + "--- was\n" + subject.apply(smallest);
    }
}
