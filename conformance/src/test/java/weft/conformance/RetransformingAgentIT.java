package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A second agent, made with Byte Buddy, that retransforms woven classes so that calls are counted. */
class RetransformingAgentIT {
    /**
     * Each of two calls is counted where it is made. Of a class that is being loaded, Byte Buddy advises the methods of
     * the class file that its loader finds, so here not the body.
     */
    private static final String STUBS_COUNTED = "41 61\n2 2\n";

    /** Bodies are counted, too: the first call's is entered and resumed, the second one has all that it awaits. */
    private static final String STUBS_AND_BODIES_COUNTED = "41 61\n5 4\n";

    /** The first call was made and entered before. */
    private static final String RESUMPTION_COUNTED = "41 61\n3 4\n";

    @TempDir
    Path folder;

    private App app;
    private Path jar;

    @BeforeEach
    void compile() throws IOException {
        app = App.compile("retransforming", folder.resolve("classes"), List.of(Jars.of(ByteBuddy.class)));
        jar = Jars.pack(
                folder.resolve("classes/counting"),
                folder.resolve("agent.jar"),
                Map.of("Premain-Class", "counting.CountingAgent", "Can-Retransform-Classes", "true"));
    }

    @Test
    void startedBeforeWefts() throws Exception {
        ChildJvm jvm = app.run(Weaving.AGENT, List.of("-javaagent:" + jar + "=now"), "cart.Main", "now");

        assertThat(jvm).isEqualTo(new ChildJvm(0, STUBS_COUNTED, ""));
    }

    @Test
    void startedAfterWefts() throws Exception {
        ChildJvm jvm =
                app.runPlain(List.of("-javaagent:" + Jars.agent(), "-javaagent:" + jar + "=now"), "cart.Main", "now");

        assertThat(jvm).isEqualTo(new ChildJvm(0, STUBS_COUNTED, ""));
    }

    @Test
    void withBuildTimeWeaving() throws Exception {
        ChildJvm jvm = app.run(Weaving.BUILD, List.of("-javaagent:" + jar + "=now"), "cart.Main", "now");

        assertThat(jvm).isEqualTo(new ChildJvm(0, STUBS_AND_BODIES_COUNTED, ""));
    }

    @ParameterizedTest
    @EnumSource
    void whileACallIsSuspended(Weaving weaving) throws Exception {
        ChildJvm jvm = app.run(weaving, List.of("-javaagent:" + jar), "cart.Main", "later");

        assertThat(jvm).isEqualTo(new ChildJvm(0, RESUMPTION_COUNTED, ""));
    }
}
