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
    void saysInOneLineWhatIsAllowed() {
        assertThatThrownBy(() -> Options.parse("verbose,dump="))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weft agent: unknown option 'dump='; use verbose, dump=DIR, verify, keep-locals or fail,"
                        + " separated by commas");
        assertThatThrownBy(() -> Options.parse("dump=a\0b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weft agent: option dump: 'a\0b' is no path here");
    }

    @Test
    void thoseOfTwoStartsAreTakenTogether() {
        assertThat(Options.parse("verbose,dump=a").and(Options.parse("fail,dump=b")))
                .isEqualTo(Options.parse("verbose,dump=a,fail"));
        assertThat(Options.parse("verify").and(Options.parse("keep-locals,dump=b")))
                .isEqualTo(Options.parse("verify,keep-locals,dump=b"));
    }
}
