package weft.conformance;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import weft.maven.WeaveMojo;

/** The goal {@code weave} of the Maven plugin, run on a folder. */
final class WeaveFolder {
    private final List<String> messages = new ArrayList<>();
    private boolean failed;

    private WeaveFolder() {}

    /** Runs the goal as a build would. */
    static WeaveFolder run(Path classes) throws Exception {
        Build build = new Build();
        build.setOutputDirectory(classes.toString());
        MavenProject project = new MavenProject();
        project.setBuild(build);
        WeaveMojo mojo = new WeaveMojo();
        Field field = WeaveMojo.class.getSuperclass().getDeclaredField("project");
        field.setAccessible(true);
        field.set(mojo, project);
        WeaveFolder result = new WeaveFolder();
        mojo.setLog(result.log());
        try {
            mojo.execute();
        } catch (MojoFailureException errors) {
            result.failed = true;
        }
        return result;
    }

    /** What it said as warnings and errors. */
    List<String> messages() {
        return messages;
    }

    /** Whether the build failed. */
    boolean failed() {
        return failed;
    }

    private SystemStreamLog log() {
        return new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {}

            @Override
            public void warn(CharSequence content) {
                messages.add(content.toString());
            }

            @Override
            public void error(CharSequence content) {
                messages.add(content.toString());
            }
        };
    }
}
