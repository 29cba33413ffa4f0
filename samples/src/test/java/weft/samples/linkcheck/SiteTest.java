package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
    @TempDir
    Path folder;

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void servesAFolder() throws Exception {
        Files.writeString(folder.resolve("index.html"), "home");
        Files.writeString(folder.resolve("a b.css"), "style");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/index.html"), "below");
        try (Site site = Site.open(folder.toString())) {
            assertThat(site.start().getHost()).isEqualTo("127.0.0.1");
            assertThat(get(site.start()).body()).isEqualTo("home");
            assertThat(get(site.start()).headers().firstValue("content-type")).hasValue("text/html");
            assertThat(get(site.start().resolve("a%20b.css")).body()).isEqualTo("style");
            assertThat(get(site.start().resolve("sub/")).body()).isEqualTo("below");
            assertThat(get(site.start().resolve("sub")).statusCode()).isEqualTo(301);
            assertThat(get(site.start().resolve("none")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void servesNothingOutside() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(inside.resolve("index.html"), "home");
        Files.writeString(folder.resolve("secret"), "secret");
        try (Site site = Site.open(inside.toString())) {
            assertThat(get(site.start().resolve("/%2e%2e/secret")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void servesAJar() throws Exception {
        Path jar = folder.resolve("site.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write("home".getBytes());
        }
        try (Site site = Site.open(jar.toString())) {
            assertThat(get(site.start()).body()).isEqualTo("home");
        }
    }

    @Test
    void aPageInAFolderIsWhereItStarts() throws Exception {
        Path page = Files.writeString(folder.resolve("start here.html"), "here");
        try (Site site = Site.open(page.toString())) {
            assertThat(get(site.start()).body()).isEqualTo("here");
            assertThat(site.show(site.start())).isEqualTo("start%20here.html");
        }
    }

    @Test
    void showsAddressesOfAFolderRelativeToIt() throws Exception {
        Files.writeString(folder.resolve("index.html"), "home");
        try (Site site = Site.open(folder.toString())) {
            assertThat(site.show(site.start().resolve("a/b.html#c"))).isEqualTo("a/b.html#c");
            assertThat(site.show(URI.create("http://other/a"))).isEqualTo("http://other/a");
        }
    }

    @Test
    void aUrlContainsWhatIsOnItsHost() throws Exception {
        try (Site site = Site.open("https://Example.org/docs")) {
            assertThat(site.contains(URI.create("http://example.org/other"))).isTrue();
            assertThat(site.contains(URI.create("https://example.org:8443/docs")))
                    .isFalse();
            assertThat(site.contains(URI.create("https://www.example.org/docs")))
                    .isFalse();
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Path text = Files.writeString(folder.resolve("a.txt"), "text");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Site.open("none/such"))
                .withMessage("no such file or folder: none/such");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Site.open(text.toString()))
                .withMessageStartingWith("neither HTML nor a jar: ");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Site.open(folder.toString()))
                .withMessageStartingWith("there is no index.html in it");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Site.open("http://"))
                .withMessageStartingWith("not an address: ");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Site.open(null))
                .withMessageStartingWith("no site given, and runtime/target/reports/apidocs is not there");
    }
}
