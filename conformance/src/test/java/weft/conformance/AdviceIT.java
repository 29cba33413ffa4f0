package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Advice of AspectJ and of Byte Buddy on an async method that is called once and suspends three times. By annotation it
 * runs once, in each order of the tools. By name it may also match the body, which is entered four times. Around advice
 * of AspectJ needs classes that are woven already.
 */
class AdviceIT {
    private static final String ONCE = "7\nby name 1, by annotation 1\n";
    private static final String BODY_BY_NAME = "7\nby name 5, by annotation 1\n";

    private static final String AROUND = "7\nby name 0, by annotation 10\n";

    private static final String ASPECTS = """
            <aspectj>
              <aspects><aspect name="aspects.%s"/></aspects>
              <weaver><include within="mill..*"/><include within="aspects..*"/></weaver>
            </aspectj>
            """;

    @TempDir
    Path folder;

    private App app;
    private String aspectj;
    private Path byteBuddy;

    @BeforeEach
    void compile() throws IOException {
        Path classes = folder.resolve("classes");
        aspectj = Jars.of("org.aspectj.weaver.loadtime.Agent");
        app = App.compile("advice", classes, List.of(aspectj, Jars.of(ByteBuddy.class)));
        use("Counting");
        byteBuddy = Jars.pack(
                classes.resolve("agent"),
                folder.resolve("agent.jar"),
                Map.of("Premain-Class", "agent.AdvisingAgent", "Can-Retransform-Classes", "true"));
    }

    private void use(String aspect) throws IOException {
        Path file = Files.createDirectories(app.classes().resolve("META-INF")).resolve("aop.xml");
        Files.writeString(file, ASPECTS.formatted(aspect));
    }

    @Test
    void aspectjAroundAfterWeftsAgent() throws Exception {
        use("Watching");

        ChildJvm jvm = app.runPlain(List.of("-javaagent:" + Jars.agent(), "-javaagent:" + aspectj), "mill.Main");

        assertThat(jvm).isEqualTo(new ChildJvm(0, AROUND, ""));
    }

    @Test
    void aspectjAroundWithBuildTimeWeaving() throws Exception {
        use("Watching");

        ChildJvm jvm = app.run(Weaving.BUILD, List.of("-javaagent:" + aspectj), "mill.Main");

        assertThat(jvm).isEqualTo(new ChildJvm(0, AROUND, ""));
    }

    /** AspectJ moves the code to a method without the annotation, before Weft's agent sees the class. */
    @Test
    void aspectjAroundBeforeWeftsAgentIsRefused() throws Exception {
        use("Watching");

        ChildJvm jvm = app.run(Weaving.AGENT, List.of("-javaagent:" + aspectj), "mill.Main");

        assertThat(jvm.status()).isEqualTo(1);
        assertThat(jvm.err())
                .startsWith(
                        "Mill.java:14: error: await in method weigh_aroundBody0, into which AspectJ moved the code of"
                                + " an advised method; weave with Weft before AspectJ does");
    }

    @Test
    void aspectjBeforeWeftsAgent() throws Exception {
        ChildJvm jvm = app.run(Weaving.AGENT, List.of("-javaagent:" + aspectj), "mill.Main");

        assertThat(jvm).isEqualTo(new ChildJvm(0, ONCE, ""));
    }

    @Test
    void aspectjAfterWeftsAgent() throws Exception {
        ChildJvm jvm = app.runPlain(List.of("-javaagent:" + Jars.agent(), "-javaagent:" + aspectj), "mill.Main");

        assertThat(jvm).isEqualTo(new ChildJvm(0, BODY_BY_NAME, ""));
    }

    @Test
    void aspectjWithBuildTimeWeaving() throws Exception {
        ChildJvm jvm = app.run(Weaving.BUILD, List.of("-javaagent:" + aspectj), "mill.Main");

        assertThat(jvm).isEqualTo(new ChildJvm(0, BODY_BY_NAME, ""));
    }

    @Test
    void byteBuddyBeforeWeftsAgent() throws Exception {
        ChildJvm jvm = app.run(Weaving.AGENT, List.of("-javaagent:" + byteBuddy + "=now"), "mill.Main");

        assertThat(jvm).isEqualTo(new ChildJvm(0, ONCE, ""));
    }

    @Test
    void byteBuddyAfterWeftsAgent() throws Exception {
        ChildJvm jvm =
                app.runPlain(List.of("-javaagent:" + Jars.agent(), "-javaagent:" + byteBuddy + "=now"), "mill.Main");

        assertThat(jvm).isEqualTo(new ChildJvm(0, ONCE, ""));
    }

    @Test
    void byteBuddyWithBuildTimeWeaving() throws Exception {
        ChildJvm jvm = app.run(Weaving.BUILD, List.of("-javaagent:" + byteBuddy + "=now"), "mill.Main");

        assertThat(jvm).isEqualTo(new ChildJvm(0, BODY_BY_NAME, ""));
    }

    /** The class is loaded already, so the tool retransforms it. */
    @ParameterizedTest
    @EnumSource
    void byteBuddyOnALoadedClass(Weaving weaving) throws Exception {
        ChildJvm jvm = app.run(weaving, List.of("-javaagent:" + byteBuddy), "mill.Main", "now");

        assertThat(jvm).isEqualTo(new ChildJvm(0, BODY_BY_NAME, ""));
    }
}
