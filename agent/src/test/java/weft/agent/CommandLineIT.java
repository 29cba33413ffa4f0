package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineIT {
    @TempDir
    Path folder;

    @Test
    void weavesAFolderThatThenRunsWithoutTheAgent() throws Exception {
        App.compile(folder, "Main.java", Programs.MAIN);

        ChildJvm first = weave("weave", "--verify", folder.toString());
        ChildJvm second = weave("weave", folder.toString());

        assertThat(first)
                .isEqualTo(new ChildJvm(0, folder + ": 1 class woven (1 state machine), 0 unchanged, 0 errors\n", ""));
        assertThat(second)
                .isEqualTo(
                        new ChildJvm(0, folder + ": 0 classes woven (0 state machines), 2 unchanged, 0 errors\n", ""));
        ChildJvm run = ChildJvm.run("-cp", folder + System.getProperty("path.separator") + App.RUNTIME, "Main");
        assertThat(run).isEqualTo(new ChildJvm(0, "42\n", ""));
    }

    @Test
    void misuseIsReportedAndExitsWith1() throws Exception {
        App.compile(folder, "Wrong.java", Programs.WRONG);

        ChildJvm jvm = weave("weave", folder.toString());

        assertThat(jvm.status()).isEqualTo(1);
        assertThat(jvm.err()).isEqualTo(Programs.WRONG_MESSAGE + "\n");
        assertThat(jvm.out()).isEqualTo(folder + ": 0 classes woven (0 state machines), 1 unchanged, 1 error\n");
    }

    @Test
    void helpTellsHowToUseIt() throws Exception {
        ChildJvm help = weave("--help");
        assertThat(help.status()).isZero();
        assertThat(help.out())
                .startsWith("Usage: java -jar weft-agent.jar weave [--verify] [--keep-locals] DIR...")
                .contains("dump=DIR");
        assertThat(weave("help")).isEqualTo(help);
        assertThat(weave("-h")).isEqualTo(help);
        assertThat(weave("ps", "--help")).isEqualTo(help);
    }

    @Test
    void theVersionIsThatOfTheJar() throws Exception {
        ChildJvm version = weave("--version");
        assertThat(version.out()).matches("weft-agent \\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(version.status()).isZero();
        assertThat(weave("version")).isEqualTo(version);
    }

    /** In one line: the whole of the help would push it off the screen. */
    @Test
    void wrongUsageSaysWhatIsWrongAndExitsWith2() throws Exception {
        String help = "; for help: java -jar weft-agent.jar help\n";
        assertThat(weave())
                .isEqualTo(
                        new ChildJvm(2, "", "error: expected: weave DIR..., ps PID, pstree PID or threads PID" + help));
        assertThat(weave("wave").err()).isEqualTo("error: unknown command wave" + help);
        assertThat(weave("weave", "--fast", ".").err()).isEqualTo("error: unknown option --fast" + help);
        assertThat(weave("weave").err()).isEqualTo("error: expected: weave DIR..." + help);
        assertThat(weave("weave", folder + "/nowhere"))
                .isEqualTo(new ChildJvm(2, "", "error: " + folder + "/nowhere is not a folder" + help));
        for (String pid : new String[] {"main", "-1", "12345678901234567890"}) {
            assertThat(weave("ps", pid).err())
                    .isEqualTo("error: expected: the process id of a JVM, as jps lists them" + help);
        }
    }

    @Test
    void aDamagedClassFileIsNamed() throws Exception {
        App.compile(folder, "Main.java", Programs.MAIN);
        byte[] main = Files.readAllBytes(folder.resolve("Main.class"));
        Files.write(folder.resolve("Cut.class"), Arrays.copyOf(main, 20));
        Files.createFile(folder.resolve("Empty.class"));
        Files.delete(folder.resolve("Main.java"));

        ChildJvm jvm = weave("weave", folder.toString());

        assertThat(jvm)
                .isEqualTo(new ChildJvm(
                        0,
                        folder + ": 1 class woven (1 state machine), 2 unchanged, 0 errors\n",
                        "Cut.class: warning: the class file is damaged and was left as it is: it is cut off after 20"
                                + " bytes; compile it again\n"
                                + "Empty.class: warning: the class file is damaged and was left as it is: it is empty;"
                                + " compile it again\n"));
    }

    /** They have no lines. */
    @Test
    void anAbstractAndANativeMethodAreNamedWithTheirClass() throws Exception {
        App.compile(folder, "Shape.java", """
                import weft.Coroutine;
                import weft.annotations.Async;
                abstract class Shape {
                    @Async abstract Coroutine<Void> draw();
                    @Async native Coroutine<Void> print();
                }
                """);

        assertThat(weave("weave", folder.toString()).err()).isEqualTo("""
                Shape.java: error: Shape.draw: @Async on abstract method draw has no effect; put it on the methods that\
                 implement it
                Shape.java: error: Shape.print: native method print cannot be @Async; remove the annotation
                """);
    }

    private static ChildJvm weave(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 2];
        command[0] = "-jar";
        command[1] = App.AGENT.toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return ChildJvm.run(command);
    }
}
