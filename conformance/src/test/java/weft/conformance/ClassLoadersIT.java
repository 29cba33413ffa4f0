package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Class loaders that are not like the JDK's; the parallel capable ones are in {@link ManyThreadsIT}. */
class ClassLoadersIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void childFirst(Weaving weaving) throws Exception {
        App app = App.compile("loaders", folder.resolve("classes"), List.of());
        Path application = Files.createDirectories(folder.resolve("application"));
        copy(app.classes().resolve("app"), application.resolve("app"));
        if (weaving == Weaving.BUILD) new App(application, List.of()).woven();
        List<String> arguments = new ArrayList<>(List.of("launch.ChildFirst"));
        arguments.addAll(Jars.runtime());
        arguments.add(application.toString());

        ChildJvm jvm = app.run(weaving, List.of(), arguments.toArray(String[]::new));

        assertThat(jvm).isEqualTo(new ChildJvm(0, """
                        hello from app, machine app, runtime app
                        hello from first, machine first, runtime first
                        hello from second, machine second, runtime second
                        hello from third, machine third, runtime app
                        hello from app, machine app, runtime app
                        """, ""));
    }

    @ParameterizedTest
    @EnumSource
    void aJarOfJars(Weaving weaving) throws Exception {
        App app = App.compile("loaders", folder.resolve("classes"), List.of());
        if (weaving == Weaving.BUILD) app.woven();
        Path outer = Files.createDirectories(folder.resolve("outer"));
        Path lib = Files.createDirectories(outer.resolve("lib"));
        copy(app.classes().resolve("app"), folder.resolve("application/app"));
        Jars.pack(folder.resolve("application"), lib.resolve("app.jar"), Map.of());
        Files.copy(Path.of(Jars.runtime().get(0)), lib.resolve("runtime.jar"));
        Files.copy(Path.of(Jars.runtime().get(1)), lib.resolve("annotations.jar"));
        copy(app.classes().resolve("launch"), outer.resolve("launch"));
        Path jar = Jars.pack(outer, folder.resolve("outer.jar"), Map.of("Main-Class", "launch.NestedJars"));

        List<String> command = new ArrayList<>();
        if (weaving == Weaving.AGENT) command.add("-javaagent:" + Jars.agent());
        command.addAll(List.of("-jar", jar.toString()));
        ChildJvm jvm = ChildJvm.run(command);

        assertThat(jvm).isEqualTo(new ChildJvm(0, "hello from nested, machine nested, runtime nested\n", ""));
    }

    @ParameterizedTest
    @EnumSource
    void aNamedModule(Weaving weaving) throws Exception {
        String libraries = Jars.path(Jars.runtime());
        App app = App.compile("module", folder.resolve("classes"), List.of(), "-proc:none", "-p", libraries);
        List<String> command = new ArrayList<>();
        if (weaving == Weaving.AGENT) command.add("-javaagent:" + Jars.agent());
        else app.woven();
        command.addAll(List.of("-p", Jars.path(app.classPath()), "-m", "app/app.Main"));

        ChildJvm jvm = ChildJvm.run(command);

        assertThat(jvm).isEqualTo(new ChildJvm(0, "module app module weft.runtime\nhello 5\n", ""));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : Jars.filesBelow(from)) Files.copy(file, to.resolve(file.getFileName()));
    }
}
