package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shaded jar in JVMs of their own. */
class AgentIT {
    @TempDir
    Path folder;

    @Test
    void anAppInAJarRunsWithNoFurtherFlag() throws Exception {
        Path classes = App.compile(folder.resolve("classes"), "Main.java", Programs.MAIN);
        Path jar = App.jar(classes, folder.resolve("app.jar"), "Main");

        ChildJvm jvm = ChildJvm.run(agent(""), "-jar", jar.toString());

        assertThat(jvm).isEqualTo(new ChildJvm(0, "42\n", ""));
    }

    /** The launcher compiles without a table of variables. */
    @Test
    void aSourceFileRunsAsItDoesCompiled() throws Exception {
        Path source = folder.resolve("Returned.java");
        Files.writeString(source, Programs.RETURNED);

        ChildJvm jvm = ChildJvm.run(agent(""), "-cp", App.RUNTIME, source.toString());

        assertThat(jvm).isEqualTo(new ChildJvm(0, "asked caught ended -1\n", ""));
    }

    @Test
    void withoutTheAgentAwaitThrows() throws Exception {
        App.compile(folder, "Main.java", Programs.MAIN);

        ChildJvm jvm = ChildJvm.run("-cp", classPath(folder.toString(), App.RUNTIME), "Main");

        assertThat(jvm.status()).isEqualTo(1);
        assertThat(jvm.err()).contains("IllegalStateException");
    }

    @Test
    void verboseSaysWhatItDoes() throws Exception {
        App.compile(folder, "Main.java", Programs.MAIN);

        ChildJvm jvm = ChildJvm.run(agent("=verbose"), "-cp", classPath(folder.toString(), App.RUNTIME), "Main");

        assertThat(jvm.out()).isEqualTo("42\n");
        assertThat(jvm.err().lines()).containsExactly("weft: self-check passed", "weft: wove Main, 1 state machine(s)");
    }

    @Test
    void dumpWritesWhatWasWoven() throws Exception {
        App.compile(folder, "Main.java", Programs.MAIN);
        Path dump = folder.resolve("dump");

        ChildJvm.run(agent("=dump=" + dump), "-cp", classPath(folder.toString(), App.RUNTIME), "Main");

        assertThat(App.filesBelow(dump)).hasSize(2).contains(dump.resolve("Main.class"));
    }

    /** Not with an abort and a core dump, as of an agent that throws. */
    @Test
    void aBadOptionEndsTheJvmWithOneLine() throws Exception {
        ChildJvm jvm = ChildJvm.run(agent("=fast"), "-version");

        assertThat(jvm)
                .isEqualTo(new ChildJvm(
                        1,
                        "",
                        "weft agent: unknown option 'fast'; use verbose, dump=DIR, verify, keep-locals or fail,"
                                + " separated by commas\n"));
        assertThat(ChildJvm.run(agent(""), agent("=fast"), "-version")).isEqualTo(jvm);
    }

    @Test
    void givenTwiceItHasTheOptionsOfBoth() throws Exception {
        App.compile(folder, "Main.java", Programs.MAIN);
        App.compile(folder, "Wrong.java", Programs.WRONG);
        String classPath = classPath(folder.toString(), App.RUNTIME);

        ChildJvm jvm = ChildJvm.run(agent(""), agent("=verbose,fail"), "-cp", classPath, "Main");
        assertThat(jvm.out()).isEqualTo("42\n");
        assertThat(jvm.err().lines()).containsExactly("weft: self-check passed", "weft: wove Main, 1 state machine(s)");

        assertThat(ChildJvm.run(agent("=fail"), agent(""), "-cp", classPath, "Wrong")
                        .err())
                .startsWith(Programs.WRONG_MESSAGE)
                .contains("ClassFormatError");
        assertThat(ChildJvm.run(agent(""), agent("=fail"), "-cp", classPath, "Wrong")
                        .err())
                .startsWith(Programs.WRONG_MESSAGE)
                .contains("ClassFormatError");
    }

    @Test
    void aContainersOptionsAreTakenTogetherWithThoseOfTheCommandLine() throws Exception {
        App.compile(folder, "Main.java", Programs.MAIN);

        ChildJvm jvm = ChildJvm.run(
                Map.of("JAVA_TOOL_OPTIONS", agent("=verbose")),
                agent("=dump=" + folder.resolve("dump")),
                "-cp",
                classPath(folder.toString(), App.RUNTIME),
                "Main");

        assertThat(jvm.out()).isEqualTo("42\n");
        assertThat(jvm.err()).contains("weft: wove Main, 1 state machine(s)\n");
        assertThat(App.filesBelow(folder.resolve("dump"))).hasSize(2);
    }

    @Test
    void theSecondFolderForADumpIsIgnoredAloud() throws Exception {
        App.compile(folder, "Main.java", Programs.MAIN);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");

        ChildJvm jvm = ChildJvm.run(
                agent("=dump=" + first),
                agent("=dump=" + second),
                "-cp",
                classPath(folder.toString(), App.RUNTIME),
                "Main");

        assertThat(jvm)
                .isEqualTo(new ChildJvm(
                        0,
                        "42\n",
                        "weft agent: warning: dump=" + second + " is ignored: the agent was given before, with dump="
                                + first + "\n"));
        assertThat(App.filesBelow(first)).hasSize(2);
        assertThat(second).doesNotExist();
    }

    @Test
    void anotherVersionThatIsGivenTooIsNamed() throws Exception {
        App.compile(folder, "Main.java", Programs.MAIN);
        Path other = folder.resolve("other.jar");
        App.copyWithVersion(App.AGENT, other, "0.0.1");

        ChildJvm jvm = ChildJvm.run(
                agent(""), "-javaagent:" + other, "-cp", classPath(folder.toString(), App.RUNTIME), "Main");

        assertThat(jvm.status()).isZero();
        assertThat(jvm.out()).isEqualTo("42\n");
        assertThat(jvm.err())
                .startsWith("weft agent: warning: the agent is given in more than one version: ")
                .endsWith("other.jar with 0.0.1 is ignored; give one only\n")
                .hasLineCount(1);
    }

    @Test
    void installsItselfWhereTheJvmWasGivenItAlready() throws Exception {
        App.compile(folder, "Main.java", Programs.SELF_ATTACH, App.AGENT.toString());
        String classPath = classPath(folder.toString(), App.RUNTIME, App.AGENT.toString());

        ChildJvm jvm = ChildJvm.run(agent("=verbose"), "-XX:+EnableDynamicAgentLoading", "-cp", classPath, "Main");

        assertThat(jvm.out()).isEqualTo("2\n");
        assertThat(jvm.err().lines())
                .containsExactly(
                        "weft: self-check passed",
                        "weft: wove Early, 1 state machine(s)",
                        "weft: wove Late, 1 state machine(s)");
    }

    @Test
    void misuseIsReportedAndTheClassStaysAsItWas() throws Exception {
        App.compile(folder, "Wrong.java", Programs.WRONG);

        ChildJvm jvm = ChildJvm.run(agent(""), "-cp", classPath(folder.toString(), App.RUNTIME), "Wrong");

        assertThat(jvm).isEqualTo(new ChildJvm(0, "main\n", Programs.WRONG_MESSAGE + "\n"));
    }

    @Test
    void aLoaderThatDoesNotSeeTheRuntimeIsReported() throws Exception {
        Path classes = App.compile(folder.resolve("classes"), "Main.java", Programs.MAIN);
        App.compile(folder, "Launcher.java", Programs.BLIND_LOADER);

        ChildJvm jvm = ChildJvm.run(agent("=verbose"), "-cp", folder.toString(), "Launcher", classes.toString());

        assertThat(jvm.out()).isEqualTo("Main\n");
        assertThat(jvm.err().lines().toList())
                .hasSize(2)
                .startsWith("weft: the self-check runs nothing: the system class loader does not find weft-runtime")
                .last()
                .asString()
                .startsWith("Main: error: not woven: its loader java.net.URLClassLoader@")
                .endsWith("does not find weft.abi.StateMachine; put weft-runtime on the class path of this loader");
    }

    @Test
    void installsItselfAndListsWhatCameTooEarly() throws Exception {
        App.compile(folder, "Main.java", Programs.SELF_ATTACH, App.AGENT.toString());
        String classPath = classPath(folder.toString(), App.RUNTIME, App.AGENT.toString());

        ChildJvm jvm = ChildJvm.run(
                "-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true", "-cp", classPath, "Main");

        assertThat(jvm)
                .isEqualTo(new ChildJvm(
                        0,
                        "2\n",
                        "Early: error: not woven: it was loaded before the agent. Call WeftAgent.install() first thing in"
                                + " a main class that does not name this one, or start the JVM with"
                                + " -javaagent:weft-agent.jar, or weave at build time with weft-maven-plugin\n"));
    }

    @Test
    void installsItselfWithNoFlag() throws Exception {
        App.compile(folder, "Main.java", Programs.SELF_ATTACH, App.AGENT.toString());
        String classPath = classPath(folder.toString(), App.RUNTIME, App.AGENT.toString());

        ChildJvm jvm = ChildJvm.run("-cp", classPath, "Main");

        assertThat(jvm.out()).isEqualTo("2\n");
    }

    @Test
    void verboseNamesADamagedClassFile() throws Exception {
        App.compile(folder, "Main.java", Programs.MAIN);
        Files.createFile(folder.resolve("Empty.class"));

        ChildJvm jvm = ChildJvm.run(agent("=verbose"), "-cp", classPath(folder.toString(), App.RUNTIME), "Empty");

        assertThat(jvm.status()).isEqualTo(1);
        assertThat(jvm.err()).startsWith("weft: Empty: the class file is damaged: it is empty\n");
    }

    @ParameterizedTest
    @CsvSource({
        "java.base, java.instrument",
        "'java.base,jdk.attach', java.instrument",
        "'java.base,java.instrument', jdk.attach"
    })
    void aJvmThatCannotAttachToItselfSaysWhatItLacks(String modules, String missing) throws Exception {
        App.compile(folder, "Main.java", Programs.SELF_ATTACH, App.AGENT.toString());
        String classPath = classPath(folder.toString(), App.RUNTIME, App.AGENT.toString());

        ChildJvm jvm = ChildJvm.run("--limit-modules", modules, "-cp", classPath, "Main");

        assertThat(jvm.err())
                .startsWith("Exception in thread \"main\" java.lang.IllegalStateException: weft agent: this JVM has no"
                        + " module " + missing + ", so the agent cannot attach to it; add the module to the image, or"
                        + " weave at build time with weft-maven-plugin\n");
    }

    private static String agent(String options) {
        return "-javaagent:" + App.AGENT + options;
    }

    private static String classPath(String... entries) {
        return String.join(File.pathSeparator, entries);
    }
}
