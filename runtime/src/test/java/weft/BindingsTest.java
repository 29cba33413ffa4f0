package weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A context of many variables: what it says, and what it costs. */
class BindingsTest {
    private final Random random = new Random(1);

    private static List<ContextVar<Integer>> variables(int count) {
        List<ContextVar<Integer>> variables = new ArrayList<>();
        for (int i = 0; i < count; i++) variables.add(new ContextVar<>("v" + i));
        return variables;
    }

    /** Against a map of the JDK; older versions are kept, and do not change. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 40, 3_000})
    void itIsAMap(int count) {
        List<ContextVar<Integer>> variables = variables(count);
        Map<ContextVar<Integer>, Integer> expected = new HashMap<>();
        Object[] map = Bindings.NONE;
        Object[] older = map;
        Map<ContextVar<Integer>, Integer> olderExpected = Map.of();
        for (int i = 0; i < 20 * count + 100; i++) {
            ContextVar<Integer> variable = variables.get(random.nextInt(count));
            // Fills, empties, and fills again.
            if (random.nextInt(100) < (i / (5 * count + 1) % 2 == 0 ? 80 : 20)) {
                map = Bindings.with(map, variable, i);
                expected.put(variable, i);
            } else {
                map = Bindings.without(map, variable);
                expected.remove(variable);
            }
            if (i % (count + 7) == 0) {
                assertSame(older, olderExpected, variables);
                older = map;
                olderExpected = new HashMap<>(expected);
                assertSame(map, expected, variables);
            }
        }
        for (ContextVar<Integer> variable : variables) map = Bindings.without(map, variable);
        assertThat(map).isEmpty();
    }

    private static void assertSame(
            Object[] map, Map<ContextVar<Integer>, Integer> expected, List<ContextVar<Integer>> variables) {
        for (ContextVar<Integer> variable : variables) {
            Object value = Bindings.get(map, variable);
            assertThat(value).isEqualTo(expected.containsKey(variable) ? expected.get(variable) : Bindings.MISSING);
        }
    }

    @Test
    void aRemovalThatRemovesNothingMakesNothing() {
        ContextVar<Integer> variable = new ContextVar<>("x");
        Object[] map = Bindings.with(Bindings.NONE, variable, null);
        assertThat(Bindings.get(map, variable)).isNull();
        assertThat(Bindings.without(map, new ContextVar<>("y"))).isSameAs(map);
    }

    /** Of a thousand times as many variables one change makes a few times as much. */
    @Test
    void aChangeCostsTheLogarithm() {
        assertThat(bytesOfAChange(10)).isLessThan(200);
        assertThat(bytesOfAChange(1_000)).isLessThan(600);
        assertThat(bytesOfAChange(10_000)).isLessThan(800);
    }

    private long bytesOfAChange(int count) {
        List<ContextVar<Integer>> variables = variables(count);
        Context context = new Context();
        for (ContextVar<Integer> variable : variables) context.put(variable, 1);
        Integer value = 2;
        for (int i = 0; i < 1_000; i++) context.put(variables.get(i % count), value);
        long before = Allocations.here();
        for (int i = 0; i < 1_000; i++) context.put(variables.get(i % count), value);
        return (Allocations.here() - before) / 1_000;
    }
}
