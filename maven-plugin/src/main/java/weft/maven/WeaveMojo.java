package weft.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Weaves the {@code @Async} methods of the project's classes, in place, behind the compiler in its phase. What is wrong
 * fails the build, in javac's format. Classes that are woven already are not written again.
 */
@Mojo(name = "weave", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class WeaveMojo extends AbstractWeaveMojo {
    @Override
    Path classes() {
        return Path.of(project.getBuild().getOutputDirectory());
    }

    @Override
    Set<String> compilerGoals() {
        return Set.of("compile");
    }

    @Override
    List<String> sourceRoots() {
        return project.getCompileSourceRoots();
    }
}
