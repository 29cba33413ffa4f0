package weft.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeaveMojoTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    private static final String HEAD = """
            import static weft.Asyncio.await;
            import static weft.Asyncio.value;
            import weft.Coroutine;
            import weft.annotations.Async;
            """;
    private static final String GOOD = HEAD + """
            class Shop {
                @Async Coroutine<Integer> buy(Coroutine<Integer> price) { return value(await(price) + 1); }
            }
            """;
    private static final String BAD = HEAD + """
            class Shop {
                int buy(Coroutine<Integer> price) { return await(price) + 1; }
            }
            """;

    @TempDir
    Path folder;

    private final WeaveMojo mojo = new WeaveMojo();

    @BeforeEach
    void project() {
        Build build = new Build();
        build.setOutputDirectory(folder.resolve("classes").toString());
        mojo.project = new MavenProject();
        mojo.project.setBuild(build);
        mojo.project.addCompileSourceRoot(folder.toString());
    }

    @Test
    void weavesInPlaceAndNotTwice() throws Exception {
        compile(GOOD);
        mojo.execute();
        List<Path> woven = classes();
        assertThat(woven).hasSize(2);
        for (Path file : woven) Files.setLastModifiedTime(file, LONG_AGO);

        mojo.execute();

        assertThat(classes()).isEqualTo(woven);
        for (Path file : woven) assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }

    @Test
    void anErrorFailsTheBuildAndLeavesTheClass() throws Exception {
        compile(BAD);
        byte[] before = Files.readAllBytes(folder.resolve("classes/Shop.class"));

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("weft: 1 error, see above");
        assertThat(Files.readAllBytes(folder.resolve("classes/Shop.class"))).isEqualTo(before);
    }

    @Test
    void aDamagedClassFileIsAWarning() throws Exception {
        compile(GOOD);
        Files.createFile(folder.resolve("classes/Empty.class"));
        assertThat(warnings())
                .containsExactly("Empty.class: warning: the class file is damaged and was left as it is: it is empty;"
                        + " compile it again");
    }

    @Test
    void returningNullIsAnErrorInEachBuild() throws Exception {
        compile(GOOD.replace("return value(await(price) + 1);", "return null;"));
        for (int build = 0; build < 2; build++) {
            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessage("weft: 1 error, see above");
        }
        assertThat(classes()).hasSize(2);
    }

    @Test
    void aCompilerBehindThisPluginIsAWarning() throws Exception {
        Build build = mojo.project.getBuild();
        build.addPlugin(compiler("maven-compiler-plugin", "default-compile", "compile"));
        build.addPlugin(compiler("scala-maven-plugin", "before", null));
        Plugin own = new Plugin();
        own.setGroupId("dev.weft");
        own.setArtifactId("weft-maven-plugin");
        build.addPlugin(own);
        build.addPlugin(compiler("kotlin-maven-plugin", "kotlin", "compile"));
        build.addPlugin(compiler("gmavenplus-plugin", "later", "process-classes"));
        mojo.execution = new MojoExecution(null, "weave", "default");
        mojo.execution.setLifecyclePhase("compile");

        assertThat(warnings())
                .containsExactly(
                        "kotlin-maven-plugin is listed behind weft-maven-plugin, so what it compiles in the phase"
                                + " compile is not woven; list weft-maven-plugin behind it");
        mojo.execution.setLifecyclePhase("process-classes");
        assertThat(warnings()).hasSize(1).allMatch(each -> each.startsWith("gmavenplus-plugin"));
    }

    private static Plugin compiler(String name, String id, String phase) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.setPhase(phase);
        execution.addGoal("compile");
        Plugin plugin = new Plugin();
        plugin.setArtifactId(name);
        plugin.addExecution(execution);
        return plugin;
    }

    @Test
    void skipLeavesTheClasses() throws Exception {
        compile(GOOD);
        mojo.skip = true;

        mojo.execute();

        assertThat(classes()).hasSize(1);
    }

    @Test
    void aProjectWithoutClassesIsFine() {
        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    private List<String> warnings() throws Exception {
        List<String> warnings = new ArrayList<>();
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void warn(CharSequence content) {
                warnings.add(content.toString());
            }
        });
        mojo.execute();
        return warnings;
    }

    private void compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Shop.java"), source);
        String classPath = System.getProperty("java.class.path");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-g", "-cp", classPath, "-d", folder + "/classes", file.toString());
        assertThat(status).isZero();
    }

    private List<Path> classes() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("classes"))) {
            return files.sorted().toList();
        }
    }
}
