package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A running JVM, asked from outside by the shaded jar. */
class LiveJvmIT {
    private static final String SOURCE = """
            import static weft.Asyncio.*;
            import java.io.IOException;
            import java.time.Duration;
            import java.util.ArrayList;
            import java.util.List;
            import weft.*;
            import weft.annotations.Async;

            class Shop {
                @Async static Coroutine<Integer> price(int id) {
                    await(sleep(Duration.ofHours(1)));
                    return value(id);
                }

                @Async static Coroutine<Integer> order(int id) {
                    return value(await(price(id)) + 1);
                }

                @Async static Coroutine<Void> main(int orders, boolean blocks) {
                    List<Task<Integer>> tasks = new ArrayList<>();
                    for (int id = 0; id < orders; id++) tasks.add(createTask(order(id), "order-" + id));
                    await(sleep(Duration.ofMillis(1)));
                    System.out.println("started");
                    if (blocks) System.exit(read());
                    else EventLoop.running().runInExecutor(Shop::read).addDoneCallback(end -> EventLoop.running().stop());
                    await(gather(tasks));
                    return done();
                }

                static int read() {
                    try {
                        return System.in.read(); // until the test closes it
                    } catch (IOException failed) {
                        throw new AssertionError(failed);
                    }
                }

                public static void main(String[] args) {
                    try {
                        run(main(Integer.parseInt(args[0]), args.length > 1));
                    } catch (IllegalStateException stopped) {
                        System.exit(0);
                    }
                }
            }
            """;

    private static final String OTHER = """
            class Other {
                public static void main(String[] args) throws Exception {
                    System.out.println("started"); System.in.read(); // until the test closes it
                }
            }
            """;

    @TempDir
    Path folder;

    private Process shop;

    private void start(boolean byAgent, String... arguments) throws Exception {
        App.compile(folder, "Shop.java", SOURCE);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+EnableDynamicAgentLoading");
        if (byAgent) command.add("-javaagent:" + App.AGENT);
        else assertThat(agent("weave", folder.toString()).status()).isZero();
        command.addAll(List.of("-cp", folder + System.getProperty("path.separator") + App.RUNTIME, "Shop"));
        command.addAll(List.of(arguments));
        shop = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        awaitStart();
    }

    /** A JVM that Weft is not in. */
    private void startOther(List<String> options) throws Exception {
        App.compile(folder, "Other.java", OTHER);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:+EnableDynamicAgentLoading", "-cp", folder.toString(), "Other"));
        shop = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        awaitStart();
    }

    private void awaitStart() throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(shop.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("started");
    }

    @AfterEach
    void end() throws Exception {
        if (shop == null) return;
        shop.getOutputStream().close();
        if (!shop.waitFor(60, TimeUnit.SECONDS)) shop.destroyForcibly();
    }

    private static ChildJvm agent(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-jar", App.AGENT.toString()));
        command.addAll(List.of(arguments));
        return ChildJvm.run(command.toArray(String[]::new));
    }

    private String look(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(Long.toString(shop.pid()));
        ChildJvm jvm = agent(command.toArray(String[]::new));
        assertThat(jvm.err()).isEmpty();
        assertThat(jvm.status()).isZero();
        // The number of the main thread is another one in newer JDKs.
        return jvm.out().replaceAll("\" #\\d+|(?<=threadId\": )\\d+", "\" #1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsOfEachTask(boolean byAgent) throws Exception {
        start(byAgent, "2");

        assertThat(look("ps").lines().map(line -> line.replaceAll(" {2,}", "|").replaceAll("\\d+\\.\\d s", "TIME")))
                .containsExactly(
                        "Event loop in thread \"main\" #1, 3 tasks",
                        "id|task|state|since|waits for|at|awaited by",
                        "1|Task-1|waiting|TIME|<Gather pending>|Shop.main(Shop.java:26)",
                        "2|order-0|waiting|TIME|sleep|Shop.price(Shop.java:11)|Task-1",
                        "3|order-1|waiting|TIME|sleep|Shop.price(Shop.java:11)|Task-1");
        assertThat(look("pstree")).isEqualTo("""
                Event loop in thread "main" #1, 3 tasks
                (T) Task-1 waiting
                │   Shop.main(Shop.java:26)
                ├── (T) order-0 waiting
                │       Shop.order(Shop.java:16)
                │       Shop.price(Shop.java:11)
                │       weft.Asyncio.sleep(Asyncio.java)
                └── (T) order-1 waiting
                        Shop.order(Shop.java:16)
                        Shop.price(Shop.java:11)
                        weft.Asyncio.sleep(Asyncio.java)
                """);
        assertThat(look("ps", "--json"))
                .startsWith(
                        "[{\"thread\": \"main\", \"threadId\": \" #1, \"blocked\": false, \"stack\": [], \"tasks\": [")
                .contains("\"name\": \"order-0\", \"state\": \"waiting\", \"sinceMillis\": ")
                .contains("\"Shop.price(Shop.java:11)\", \"Shop.order(Shop.java:16)\"], \"awaitedBy\": [1]}")
                .endsWith("]}]\n");
        assertThat(look("pstree", "--json").replaceAll("\\d+, \"canc", "1, \"canc"))
                .isEqualTo(look("ps", "--json").replaceAll("\\d+, \"canc", "1, \"canc"));
        assertThat(look("threads"))
                .contains("\"main\" #1 ")
                .contains("\tat weft.SystemClock.idle(")
                .contains("(T) order-1 waiting\n");
        assertThat(shop.isAlive()).isTrue();
    }

    /** As that of a container, where no locale is set. */
    @Test
    void aTerminalThatHasAsciiOnlyGetsThat() throws Exception {
        start(true, "2");

        ChildJvm jvm = ChildJvm.run(
                "-Dfile.encoding=US-ASCII",
                "-Dstdout.encoding=US-ASCII",
                "-jar",
                App.AGENT.toString(),
                "pstree",
                Long.toString(shop.pid()));

        assertThat(jvm.out()).contains("""
                |   Shop.main(Shop.java:26)
                |-- (T) order-0 waiting
                |       Shop.order(Shop.java:16)
                """, "\n`-- (T) order-1 waiting\n        Shop.order(");
    }

    @Test
    void ofMany() throws Exception {
        start(false, "100000");

        assertThat(look("ps"))
                .startsWith("Event loop in thread \"main\" #1, 100001 tasks\n")
                .contains("order-0 and 99999 more ")
                .hasLineCount(4);
        assertThat(Pattern.compile("\"name\": \"order-\\d+\", \"state\": \"waiting\"")
                        .matcher(look("ps", "--json"))
                        .results())
                .hasSize(100_000);
        assertThat(look("pstree")).hasLineCount(400_003);
    }

    @Test
    void aBlockedLoopIsShownWithWhatItsThreadDoes() throws Exception {
        start(true, "2", "blocks");

        assertThat(look("ps"))
                .startsWith("Event loop in thread \"main\" #1 is blocked: it does not get to its next callback."
                        + " Its thread is at\n")
                .contains("    Shop.read(Shop.java:32)\n    Shop.main(Shop.java:24)\n");
    }

    @Test
    void aJvmWithoutLoopsSaysSo() throws Exception {
        String own = Long.toString(ProcessHandle.current().pid());
        assertThat(agent("ps", own).out()).isIn("No event loop has run in this JVM.\n", "No event loop runs.\n");
    }

    /** Its image may have neither java.management, for the JVM's own dump, nor java.instrument. */
    @ParameterizedTest
    @ValueSource(strings = {"ALL-SYSTEM", "java.base,java.instrument", "java.base"})
    void aJvmWithoutWeftGivesItsThreadDump(String modules) throws Exception {
        startOther(modules.equals("ALL-SYSTEM") ? List.of() : List.of("--limit-modules", modules));

        String dump = look("threads");

        assertThat(dump)
                .contains("\"main\" #1 ", "java.io.FileInputStream.read")
                .contains("Other.main(Other.java:3)");
        assertThat(dump).endsWith("\n\nNo event loop has run in this JVM.\n");
    }

    @Test
    void aJvmThatDoesNotLetAttachIsNamed() throws Exception {
        startOther(List.of("-XX:+DisableAttachMechanism"));
        String pid = Long.toString(shop.pid());

        assertThat(agent("ps", pid))
                .isEqualTo(new ChildJvm(
                        1,
                        "",
                        "error: cannot look into process " + pid
                                + ": it was started with -XX:+DisableAttachMechanism\n"));
    }

    @Test
    void aJavaWithoutJdkAttachIsNamed() throws Exception {
        String own = Long.toString(ProcessHandle.current().pid());

        ChildJvm jvm = ChildJvm.run("--limit-modules", "java.base", "-jar", App.AGENT.toString(), "ps", own);

        assertThat(jvm)
                .isEqualTo(new ChildJvm(
                        1,
                        "",
                        "error: cannot look into process " + own
                                + ": the java that runs this has no module jdk.attach; use the java of a JDK\n"));
    }

    @Test
    void whatIsNoJvmIsAnError() throws Exception {
        assertThat(agent("ps", "999999999")).isEqualTo(new ChildJvm(1, "", "error: there is no process 999999999\n"));
    }

    /** To attach to it would take ten seconds, and the process might not survive the signal. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void anotherProgramIsNotAttachedTo() throws Exception {
        shop = new ProcessBuilder("cat").start();
        String pid = Long.toString(shop.pid());

        ChildJvm jvm = agent("threads", pid);

        assertThat(jvm.err()).matches("error: process " + pid + " \\(.*/\\S+\\) is no JVM\n");
        assertThat(jvm.status()).isEqualTo(1);
        assertThat(shop.isAlive()).isTrue();
    }

    /** Only root can look into JVMs of others, and only root can start one here. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aJvmOfAnotherUser() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root") && Files.exists(Path.of("/usr/bin/setpriv")));
        Path open = Files.createTempDirectory(Path.of("/tmp"), "weft");
        Path hidden = Files.createTempDirectory(Path.of("/tmp"), "weft");
        try {
            for (Path each : List.of(open, hidden)) Files.copy(App.AGENT, each.resolve("agent.jar"));
            App.compile(open, "Other.java", OTHER);
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            shop = new ProcessBuilder(
                            "setpriv",
                            "--reuid=65534",
                            "--clear-groups",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            open.toString(),
                            "Other")
                    .redirectError(folder.resolve("err").toFile())
                    .start();
            awaitStart();
            String pid = Long.toString(shop.pid());

            assertThat(ChildJvm.run("-jar", open.resolve("agent.jar").toString(), "ps", pid))
                    .isEqualTo(new ChildJvm(0, "No event loop has run in this JVM.\n", ""));
            assertThat(ChildJvm.run("-jar", hidden.resolve("agent.jar").toString(), "ps", pid)
                            .err())
                    .startsWith("error: cannot look into process " + pid + ": it cannot read " + hidden
                            + "/agent.jar; copy this jar to a folder that is there for its user, ");
        } finally {
            for (Path each : List.of(open, hidden)) {
                for (Path file : App.filesBelow(each)) Files.delete(file);
                Files.delete(each);
            }
        }
    }
}
