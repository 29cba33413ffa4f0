package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.weaver.Weaver;
import weft.weaver.folder.FolderWeaver;

/** Async methods with Lombok's annotations. */
class LombokIT {
    private static final String OUT = """
            Order(name=order, items=[tea, cup])
            order!
            java.io.IOException: checked
            java.io.IOException: no name
            java.lang.NullPointerException: given is marked non-null but is null
            2
            java.lang.IllegalStateException: while open
            order,tea,cup
            open outer open inner working shut inner close outer \
            open outer open inner working shut inner close outer\s
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void generatedCodeAroundAwaits(Weaving weaving) throws Exception {
        ChildJvm jvm = compile("lombok").run(weaving, List.of(), "orders.Main");

        assertThat(jvm).isEqualTo(new ChildJvm(0, OUT, ""));
    }

    @Test
    void aGeneratedSynchronizedBlockIsRefused() throws Exception {
        App app = compile("lombok-synchronized");

        assertThat(new FolderWeaver(new Weaver()).weave(app.classes()).diagnostics())
                .singleElement()
                .asString()
                .startsWith("Locked.java:13: error: await inside a synchronized block: ");
    }

    private App compile(String program) throws IOException {
        String lombok = Jars.of("lombok.val");
        App app = App.compile(
                program, folder.resolve("classes"), List.of(lombok), "-processorpath", lombok, "-proc:full");
        // Lombok is needed at compile time only.
        return new App(
                app.classes(),
                app.classPath().stream().filter(entry -> !entry.equals(lombok)).toList());
    }
}
