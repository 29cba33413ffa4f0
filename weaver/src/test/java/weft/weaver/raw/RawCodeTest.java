package weft.weaver.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.weaver.harness.Run;
import weft.weaver.harness.Twins;
import weft.weaver.harness.Variant;
import weft.weaver.raw.RawClass.Place;

/**
 * Random bytecode does woven what it does plain: any type in any local variable, slot 0 of an instance method and the
 * last ones that a class file allows among them; operands below awaits; values that do not implement the interface that
 * the verifier lets them pass as. {@code -Dweft.raw.seeds=100} makes more of it.
 */
class RawCodeTest {
    private static final int SEEDS = Integer.getInteger("weft.raw.seeds", 3);
    private static final int METHODS = 25;
    private static final int MOST_FAILURES = 5;

    private static final int[] FIRST = {0, 1, 2, 3};
    private static final int[] WIDE = {0, 1, 253, 254, 255, 256, 257, 258};

    @ParameterizedTest
    @EnumSource
    void withTheFirstLocals(Place place) {
        check(place, FIRST, METHODS, UnaryOperator.identity());
    }

    @ParameterizedTest
    @EnumSource
    void withTheLocalsForWhichInstructionsAreWide(Place place) {
        check(place, WIDE, METHODS, UnaryOperator.identity());
    }

    /** Each of their stack map frames takes 64 kB, and each call half a MB of the thread's stack. */
    @ParameterizedTest
    @EnumSource
    void withTheLastLocalsOfAClassFile(Place place) {
        check(place, WIDE, 3, classFile -> FarLocals.move(classFile, WIDE[2], WIDE[WIDE.length - 1]));
    }

    @Test
    void eachTypeIsInEachOfTheFirstLocalsAtAnAwait() {
        for (Place place : Place.values()) {
            Set<String> held = new TreeSet<>();
            Set<Kind> below = new TreeSet<>();
            for (long seed = 1; seed <= 3; seed++) {
                RawClass.generate(seed, METHODS, FIRST, place, (locals, stack) -> {
                    locals.forEach((local, kind) -> held.add(local + " " + kind));
                    below.addAll(stack);
                });
            }
            for (Kind kind : Kind.values()) {
                if (kind == Kind.THIS && place == Place.STATIC) continue;
                assertThat(held).contains("0 " + kind, "1 " + kind);
                if (kind != Kind.COUNTER) assertThat(below).contains(kind);
            }
        }
    }

    private static void check(Place place, int[] pool, int methods, UnaryOperator<byte[]> change) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (Variant variant : List.of(Variant.MAIN, Variant.keepingLocals())) {
                Map<String, byte[]> classFiles =
                        new HashMap<>(RawClass.generate(seed, methods, pool, place, (locals, stack) -> {}));
                classFiles.replaceAll((name, classFile) -> change.apply(classFile));
                check(seed, methods, Twins.of(classFiles, variant, UnaryOperator.identity()));
            }
        }
    }

    private static void check(long seed, int methods, Twins twins) {
        for (int method = 0; method < methods; method++) {
            String name = "m" + method;
            String where = name + " of seed " + seed;
            Run.Outcome plain = twins.plain(name, 0);
            assertThat(plain.thrown())
                    .as(() -> where + ", plain: " + stack(plain))
                    .isNull();
            for (Run run : List.of(Run.READY, Run.SUSPENDED, Run.random(seed + method))) {
                same(plain, twins.woven(name, run), where + ", " + run.label());
            }
            for (int leaf = 1; leaf <= Math.min(plain.leaves(), MOST_FAILURES); leaf++) {
                Run run = Run.random(seed * 31 + leaf).failing(leaf);
                same(twins.plain(name, leaf), twins.woven(name, run), where + ", " + run.label());
            }
        }
    }

    private static void same(Run.Outcome plain, Run.Outcome woven, String where) {
        assertThat(woven.text()).as(() -> where + stack(woven)).isEqualTo(plain.text());
    }

    private static String stack(Run.Outcome outcome) {
        if (outcome.thrown() == null) return "";
        StringWriter text = new StringWriter();
        outcome.thrown().printStackTrace(new PrintWriter(text));
        return "\n" + text;
    }
}
