package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void noneAreNeeded() {
        assertThat(Options.parse(null)).isEqualTo(new Options(false, null, false, false, false));
        assertThat(Options.parse("")).isEqualTo(new Options(false, null, false, false, false));
    }

    @Test
    void readsAll() {
        assertThat(Options.parse("verbose, dump=a/b, verify, keep-locals, fail"))
                .isEqualTo(new Options(true, Path.of("a/b"), true, true, true));
    }

    @Test
    void saysWhatIsAllowed() {
        assertThatThrownBy(() -> Options.parse("verbose,dump="))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        weft agent: unknown option 'dump='.
                        Agent options, separated by commas:
                          verbose      say which classes are woven
                          dump=DIR     write each woven class and its state machines below DIR
                          verify       check each woven class file as a whole, too; slower
                          keep-locals  keep each variable across awaits while it is in scope, for a debugger
                          fail         do not load a class that cannot be woven: its use throws a ClassFormatError""");
    }
}
