package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.sync.Lock;

/**
 * An application in a class loader of its own uses one feature, closes what it has opened, and is dropped by a thread
 * that lives on. Its class loader is collected, and no thread of Weft's is left.
 */
class RedeployIT {
    private static final Path SHOP = Path.of("src", "test", "resources", "redeploy", "shop", "Shop.java");
    private static final Pattern FEATURE = Pattern.compile("case \"([^\"]+)\" ->");

    @TempDir
    Path folder;

    private Path server;
    private Path shop;
    private final List<String> libraries = new ArrayList<>(Jars.runtime());

    @BeforeEach
    void compile() throws Exception {
        libraries.add(Jars.of(Lock.class));
        App app = App.compile("redeploy", folder.resolve("classes"), List.of(Jars.of(Lock.class)));
        server = move(app, "server");
        shop = move(app, "shop");
    }

    private Path move(App app, String part) throws IOException {
        Path target = Files.createDirectories(folder.resolve(part + "-classes"));
        Files.move(app.classes().resolve(part), target.resolve(part));
        return target;
    }

    /** The runtime is the application's, or the server's; JFR records or does not. */
    @ParameterizedTest
    @CsvSource({
        "BUILD, true, false",
        "BUILD, false, false",
        "BUILD, true, true",
        "BUILD, false, true",
        "AGENT, true, false",
        "AGENT, false, false"
    })
    void isUnloaded(Weaving weaving, boolean runtimeIsItsOwn, boolean records) throws Exception {
        List<String> command = new ArrayList<>();
        if (weaving == Weaving.AGENT) command.add("-javaagent:" + Jars.agent());
        else new App(shop, List.of()).woven();
        if (records) command.add("-XX:StartFlightRecording:filename=" + folder.resolve("recording.jfr"));
        String library = Jars.path(libraries);
        command.addAll(List.of("-Xlog:disable", "-cp"));
        command.add(runtimeIsItsOwn ? server.toString() : server + File.pathSeparator + library);
        command.add("server.Server");
        command.add(runtimeIsItsOwn ? shop + File.pathSeparator + library : shop.toString());
        command.addAll(features());

        ChildJvm jvm = ChildJvm.run(command);

        assertThat(jvm.out()).as(jvm.err()).endsWith("left: []\nthreads: []\n");
        assertThat(jvm.status()).isZero();
    }

    private static List<String> features() throws IOException {
        List<String> features = FEATURE.matcher(Files.readString(SHOP))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(features).hasSizeGreaterThan(25);
        return features;
    }
}
