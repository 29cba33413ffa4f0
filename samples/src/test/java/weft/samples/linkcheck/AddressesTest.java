package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "http://h/a b|c, http://h/a%20b%7Cc",
        "http://h/100%, http://h/100%25",
        "http://h/a%20b, http://h/a%20b",
        "http://h/a/../b/./c, http://h/b/c",
        "http://h, http://h/",
        "http://h?q=1#f, http://h/?q=1#f",
        "http://h/m#get(int[]), http://h/m#get(int%5B%5D)",
        "http://h/m#a#b, http://h/m#a%23b",
        "http://h/é, http://h/%C3%A9",
    })
    void isAsTolerantAsABrowser(String written, String meant) throws Exception {
        assertThat(Addresses.parse(written)).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http:///a", "http://a b/"})
    void refusesWhatNobodyCouldFollow(String written) {
        assertThatExceptionOfType(URISyntaxException.class).isThrownBy(() -> Addresses.parse(written));
    }

    @Test
    void knowsTheWeb() throws Exception {
        assertThat(Addresses.isWeb(Addresses.parse("HTTPS://h/"))).isTrue();
        assertThat(Addresses.isWeb(Addresses.parse("mailto:a@b"))).isFalse();
    }

    @Test
    void takesOffTheFragmentOnly() {
        assertThat(Addresses.withoutFragment(URI.create("http://h/a?b=%41#c"))).hasToString("http://h/a?b=%41");
    }
}
