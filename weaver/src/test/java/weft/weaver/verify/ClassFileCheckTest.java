package weft.weaver.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.harness.Sources;

class ClassFileCheckTest {
    @Test
    void typeAnnotationsThatJavacMisplacesAreNoReasonNotToWeave() {
        String source = """
                record Main(List<@Main.Mark Integer> list, int... rest) {
                    @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
                    @interface Mark {}

                    Main {
                        if (rest == null) throw new NullPointerException();
                    }

                    @Async Coroutine<Integer> first() {
                        return value(await(leaf(list.get(0))) + rest.length);
                    }
                }
                """;

        Woven woven =
                new Weaver(Checks.CLASS_FILE).weave(Sources.compile(source).get("p.Main"));

        assertThat(woven.diagnostics()).isEmpty();
        assertThat(woven.changed()).isTrue();
    }
}
