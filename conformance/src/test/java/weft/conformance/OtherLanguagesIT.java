package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.tools.FileSystemCompiler;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs in Kotlin, Groovy and Scala. As those of the matrix, each must print what it prints where it is not woven
 * and await blocks.
 */
class OtherLanguagesIT {
    private static final Path WEAVER = Path.of("..", "weaver", "src", "test");
    private static final Path PROGRAMS = Path.of("src", "test", "resources", "languages");

    @TempDir
    Path folder;

    @Test
    void kotlin() throws Exception {
        App app = launcher(Jars.of("kotlin.Unit"));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        ExitCode status = new K2JVMCompiler()
                .exec(
                        new PrintStream(messages),
                        "-no-stdlib",
                        "-no-reflect",
                        "-jvm-target",
                        "17",
                        "-cp",
                        Jars.path(app.classPath()),
                        "-d",
                        app.classes().toString(),
                        PROGRAMS.resolve(Path.of("kotlin", "Kotlin.kt")).toString());
        assertThat(status).as(messages.toString()).isEqualTo(ExitCode.OK);

        check(
                app,
                "kt.Control",
                "kt.Exceptions",
                "kt.Types",
                "kt.Returns",
                "kt.Constructions",
                "kt.Closures",
                "kt.Inline",
                "kt.Stages",
                "kt.Lambdas");
    }

    @Test
    void groovy() throws Exception {
        App app = launcher(Jars.of("groovy.lang.GroovyObject"));
        FileSystemCompiler.commandLineCompile(new String[] {
            "-cp",
            Jars.path(app.classPath()),
            "-d",
            app.classes().toString(),
            PROGRAMS.resolve(Path.of("groovy", "Groovy.groovy")).toString()
        });

        String programs = "groovyprograms.";
        check(
                app,
                programs + "Control",
                programs + "Exceptions",
                programs + "Returns",
                programs + "Constructions",
                programs + "Operands",
                programs + "Stages",
                programs + "Lambdas");
    }

    @Test
    void scala2() throws Exception {
        App app = launcher(Jars.of("scala.Function1"));

        assertThat(scala.tools.nsc.Main.process(scalaArguments(app))).isTrue();
        checkScala(app);
    }

    @Test
    void scala3() throws Exception {
        App app = launcher(Jars.of("scala.Function1"), Jars.of("scala.runtime.LazyVals"));

        assertThat(dotty.tools.dotc.Main.process(scalaArguments(app)).hasErrors())
                .isFalse();
        checkScala(app);
    }

    private static String[] scalaArguments(App app) {
        return new String[] {
            "-cp",
            Jars.path(app.classPath()),
            "-d",
            app.classes().toString(),
            PROGRAMS.resolve(Path.of("scala", "Scala.scala")).toString()
        };
    }

    private void checkScala(App app) throws Exception {
        check(app, "sc.Control", "sc.Exceptions", "sc.Constructions", "sc.Closures");
    }

    private void check(App app, String... programs) throws Exception {
        ChildJvm plain = plain(app).runPlain(List.of(), main("ready", programs));
        assertThat(plain.err()).isEmpty();
        assertThat(plain.out().lines()).hasSameSizeAs(programs).allMatch(line -> line.contains(" returned "));

        check(app, Weaving.AGENT, plain, programs);
        check(app, Weaving.BUILD, plain, programs);
    }

    private static void check(App app, Weaving weaving, ChildJvm plain, String... programs) throws Exception {
        List<String> options = weaving == Weaving.AGENT ? List.of("-javaagent:" + Jars.agent()) : List.of();
        if (weaving == Weaving.BUILD) app.woven();
        for (String mode : List.of("ready", "suspended")) {
            ChildJvm jvm = app.runPlain(options, main(mode, programs));

            assertThat(jvm.err()).isEmpty();
            assertThat(jvm.out().lines().toList()).isEqualTo(plain.out().lines().toList());
        }
    }

    private static String[] main(String mode, String... programs) {
        List<String> arguments = new ArrayList<>(List.of("launch.RunAll", mode));
        arguments.addAll(List.of(programs));
        return arguments.toArray(String[]::new);
    }

    /** What runs the programs, and will have their classes beside it. */
    private App launcher(String... libraries) throws IOException {
        List<Path> sources =
                new ArrayList<>(App.sourcesBelow(WEAVER.resolve(Path.of("java", "weft", "weaver", "probe"))));
        sources.addAll(App.sourcesBelow(Path.of("src", "test", "resources", "matrix")));
        return App.compile(sources, folder.resolve("classes"), List.of(libraries));
    }

    /** The same classes, with a library whose await blocks in the place of the runtime. */
    private App plain(App app) throws IOException {
        Path blocking = folder.resolve("blocking");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", blocking.toString()));
        App.sourcesBelow(WEAVER.resolve(Path.of("resources", "blocking")))
                .forEach(source -> arguments.add(source.toString()));
        App.javac(arguments);
        List<String> classPath = new ArrayList<>(app.classPath());
        classPath.removeAll(Jars.runtime());
        classPath.add(blocking.toString());
        return new App(app.classes(), classPath);
    }
}
