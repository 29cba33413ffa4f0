package weft.weaver.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.weaver.harness.Variant;

class GeneratorTest {
    private static final int METHODS = 4_000;
    private static final int NEWEST = 21;

    /** Places in statements, and in expressions that are not in the table. */
    private static final List<String> PLACES = List.of(
            "if",
            "while",
            "do while",
            "for (; here;)",
            "for (;; here)",
            "for (: array)",
            "for (: list)",
            "switch (int)",
            "switch (String)",
            "switch (char)",
            "switch (enum)",
            "switch (pattern)",
            "case -> here;",
            "case when",
            "yield {value};",
            "instanceof pattern",
            "instanceof pattern &&",
            "pattern ? here :",
            "pattern ? : here",
            "try (resource)",
            "new exception()",
            "declaration",
            "variable = ;",
            "variable += ;",
            "array[] =",
            "array[index] =",
            "object.field =",
            "log();",
            "leaf()",
            "await(? : )",
            "cut",
            "check()",
            "helper(argument)",
            "function.call(argument)",
            "lambda.call(argument)",
            "lambda expression",
            "synchronized ()",
            "return ",
            "return value({value});",
            "return completedFuture({value});",
            "return Task.completed({value});");

    @Test
    void anAwaitStandsAtEveryPlaceThatAnExpressionCanStandAt() {
        Generator generator = new Generator();
        for (long seed = 0; seed < METHODS; seed++) generator.generate(seed, NEWEST, "m");

        Set<String> all = new TreeSet<>(PLACES);
        Stream.of(Form.PLAIN, Form.AWAIT).flatMap(List::stream).forEach(form -> all.addAll(form.places()));
        assertThat(generator.places.keySet()).isEqualTo(all);
    }

    @Test
    void aSeedGivesTheSameMethodAgain() {
        String first = new Generator().generate(7, 17, "m").source().toString();

        assertThat(new Generator().generate(7, 17, "m").source()).hasToString(first);
        assertThat(new Generator().generate(8, 17, "m").source().toString()).isNotEqualTo(first);
    }

    @Test
    void everyMethodCompiles() {
        for (Variant variant : List.of(Variant.MAIN, Variant.OTHERS.get(0))) {
            List<Method> methods = LongStream.range(0, 100)
                    .mapToObj(seed -> new Generator().generate(seed, variant.release(), "m" + seed))
                    .toList();
            assertThat(new Checker(variant, UnaryOperator.identity(), false).check(methods))
                    .filteredOn(finding -> finding.kind() == Finding.Kind.COMPILE)
                    .isEmpty();
        }
    }
}
