package weft.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Weaves the {@code @Async} methods of the project's test classes, as {@code weave} does those of the main classes. */
@Mojo(name = "weave-tests", defaultPhase = LifecyclePhase.TEST_COMPILE, threadSafe = true)
public final class WeaveTestsMojo extends AbstractWeaveMojo {
    @Override
    Path classes() {
        return Path.of(project.getBuild().getTestOutputDirectory());
    }

    @Override
    Set<String> compilerGoals() {
        return Set.of("testCompile", "test-compile", "compileTests");
    }

    @Override
    List<String> sourceRoots() {
        return project.getTestCompileSourceRoots();
    }
}
