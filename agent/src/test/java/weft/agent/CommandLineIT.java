package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    }

    @Test
    void wrongUsageSaysWhatIsWrongAndExitsWith2() throws Exception {
        assertThat(weave().err())
                .startsWith("error: expected: weave DIR..., ps PID, pstree PID or threads PID\nUsage:");
        assertThat(weave("weave", "--fast", ".").err()).startsWith("error: unknown option --fast\n");
        ChildJvm missing = weave("weave", folder + "/nowhere");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).startsWith("error: " + folder + "/nowhere is not a folder\n");
    }

    private static ChildJvm weave(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 2];
        command[0] = "-jar";
        command[1] = App.AGENT.toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return ChildJvm.run(command);
    }
}
