package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mockito's inline mocks and spies, and its static mocks, of classes with async methods. */
class MockitoIT {
    private static final String OUT = """
            [real, 2003, real]
            [mock, 7, 7, null, mocked]
            [spy, 1202, real]
            [spy, no hat]
            [static, 10]
            [static, 1]
            [static, 10]
            [real, 2003, real]
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void mocksAndSpies(Weaving weaving) throws Exception {
        String mockito = Jars.of("org.mockito.Mockito");
        List<String> libraries = List.of(
                mockito,
                Jars.of(ByteBuddy.class),
                Jars.of("net.bytebuddy.agent.ByteBuddyAgent"),
                Jars.of("org.objenesis.Objenesis"));
        App app = App.compile("mockito", folder.resolve("classes"), libraries);

        ChildJvm jvm = app.run(weaving, List.of("-javaagent:" + mockito), "shop.Main");

        assertThat(jvm).isEqualTo(new ChildJvm(0, OUT, ""));
    }
}
