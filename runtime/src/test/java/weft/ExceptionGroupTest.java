package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionGroupTest {
    private final IOException io = new IOException("io");
    private final IllegalStateException state = new IllegalStateException("state");
    private final IllegalArgumentException argument = new IllegalArgumentException("argument");
    private final ExceptionGroup inner = new ExceptionGroup("inner", List.of(state, io));
    private final ExceptionGroup outer = new ExceptionGroup("outer", List.of(inner, argument));

    @Test
    void tellsWhatItHolds() {
        assertThat(outer.exceptions()).containsExactly(inner, argument);
        assertThat(outer).hasMessage("outer (2 sub-exceptions)").hasSuppressedException(argument);
        assertThat(new ExceptionGroup("one", List.of(io))).hasMessage("one (1 sub-exception)");
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> new ExceptionGroup("none", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an ExceptionGroup of no exceptions; throw it only if there is something to put into it");
    }

    @Test
    void splitKeepsTheNesting() {
        ExceptionGroup.Split split = outer.split(IOException.class);

        assertThat(split.matching().exceptions()).hasSize(1);
        assertThat(((ExceptionGroup) split.matching().exceptions().get(0)).exceptions())
                .containsExactly(io);
        assertThat(((ExceptionGroup) split.rest().exceptions().get(0)).exceptions())
                .containsExactly(state);
        assertThat(split.rest().exceptions()).element(1).isSameAs(argument);
        assertThat(split.matching().exceptions().get(0))
                .hasMessage("inner (1 sub-exception)")
                .hasStackTraceContaining("ExceptionGroupTest");
        assertThat(split.matching().getStackTrace()).isEqualTo(outer.getStackTrace());
    }

    @Test
    void splitOfAllOrNoneGivesTheSameGroup() {
        assertThat(outer.split(Exception.class)).isEqualTo(new ExceptionGroup.Split(outer, null));
        assertThat(outer.split(Error.class)).isEqualTo(new ExceptionGroup.Split(null, outer));
        assertThat(new ExceptionGroup("g", List.of(inner))
                        .subgroup(ExceptionGroup.class)
                        .exceptions())
                .containsExactly(inner);
        assertThat(outer.subgroup(Error.class)).isNull();
    }

    @Test
    void aPartHasTheCause() {
        outer.initCause(io);
        assertThat(outer.subgroup(IOException.class)).hasCause(io);
    }
}
