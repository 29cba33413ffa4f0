package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ContextTest {
    private final ContextVar<String> variable = new ContextVar<>("variable");
    private final ContextVar<String> other = new ContextVar<>("other", "default");

    @Test
    void aVariableHasItsValueOrItsDefaultOrNone() {
        assertThat(other.get()).isEqualTo("default");
        assertThat(variable.get("given")).isEqualTo("given");
        assertThatThrownBy(variable::get)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("new ContextVar<>(\"variable\", value)");
        variable.set(null);
        assertThat(variable.get()).isNull();
        variable.set("x");
        assertThat(variable.get()).isEqualTo("x");
        assertThat(other.get()).isEqualTo("default");
    }

    @Test
    void resetBringsTheOldValueBackOnce() throws Exception {
        ContextVar.Token<String> first = variable.set("a");
        other.set("kept");
        ContextVar.Token<String> second = variable.set("b");
        variable.reset(second);
        assertThat(variable.get()).isEqualTo("a");
        variable.reset(first);
        assertThat(variable.get("none")).isEqualTo("none");
        assertThat(other.get()).isEqualTo("kept");
        assertThatThrownBy(() -> variable.reset(first)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> other.reset(first)).isInstanceOf(IllegalArgumentException.class);
        ContextVar.Token<String> elsewhere = new Context().run(() -> other.set("x"));
        assertThatThrownBy(() -> other.reset(elsewhere)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Those of a module that is not here; then all that serves them is code that never runs. */
    @Test
    void withoutAServiceNoThreadLocalsAreCarried() {
        assertThat(Carried.ON).isFalse();
        assertThat(Context.copyContext().threadLocals).isNull();
    }

    @Test
    void aCopyIsApart() throws Exception {
        variable.set("outside");
        Context copy = Context.copyContext();
        assertThat(copy.run(() -> {
                    String seen = variable.get();
                    variable.set("inside");
                    return seen;
                }))
                .isEqualTo("outside");
        assertThat(variable.get()).isEqualTo("outside");
        assertThat(copy.get(variable)).isEqualTo("inside");
        assertThat(copy.copy().get(variable)).isEqualTo("inside");
        assertThatThrownBy(() -> new Context().get(variable)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aContextIsEnteredOnce() {
        Context context = new Context();
        context.run(() -> {
            assertThatThrownBy(() -> context.run(() -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("cannot enter context");
        });
        context.run(() -> {});
    }
}
