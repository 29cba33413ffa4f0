package weft.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.folder.FolderReport;
import weft.weaver.folder.FolderWeaver;

/** What weaving main classes and weaving test classes have in common. */
abstract class AbstractWeaveMojo extends AbstractMojo {
    /** The project whose classes are woven. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    /** This execution, which knows its phase; null in tests. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    MojoExecution execution;

    /** Leaves the classes as the compiler wrote them; {@code await} in them throws, unless the agent weaves them. */
    @Parameter(property = "weft.skip", defaultValue = "false")
    boolean skip;

    /** Checks each woven class file as a whole, too; slower. */
    @Parameter(property = "weft.verify", defaultValue = "false")
    boolean verify;

    /** Keeps each variable across awaits as long as it is in scope, for a debugger; machines get larger. */
    @Parameter(property = "weft.keepLocals", defaultValue = "false")
    boolean keepLocals;

    /** The folder of compiled classes. */
    abstract Path classes();

    /** The folders that its sources come from. */
    abstract List<String> sourceRoots();

    /** The goals of compilers that write to that folder. */
    abstract Set<String> compilerGoals();

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path classes = classes();
        if (!skip && execution != null) warnOfLaterCompilers(execution.getLifecyclePhase());
        if (skip) {
            getLog().info("Weaving is skipped");
        } else if (!Files.isDirectory(classes)) {
            getLog().debug("Nothing to weave: there is no " + classes);
        } else {
            report(weave(classes));
        }
    }

    private void warnOfLaterCompilers(String phase) {
        if (phase == null) return;
        for (String compiler : LaterCompilers.among(project.getBuildPlugins(), phase, compilerGoals())) {
            getLog().warn(compiler + " is listed behind weft-maven-plugin, so what it compiles in the phase " + phase
                    + " is not woven; list weft-maven-plugin behind it");
        }
    }

    private FolderReport weave(Path classes) throws MojoExecutionException {
        try {
            return new FolderWeaver(new Weaver(verify ? Checks.CLASS_FILE : Checks.STRUCTURE, keepLocals))
                    .weave(classes);
        } catch (IOException failure) {
            throw new MojoExecutionException("weft: cannot weave " + classes + ": " + failure, failure);
        }
    }

    private void report(FolderReport report) throws MojoFailureException {
        SourcePaths sources = new SourcePaths(sourceRoots());
        for (Diagnostic diagnostic : report.diagnostics()) {
            Diagnostic located = sources.locate(diagnostic);
            if (located.isError()) getLog().error(located.toString());
            else getLog().warn(located.toString());
        }
        getLog().info(report.summary());
        if (report.errors() > 0) {
            String errors = report.errors() == 1 ? "1 error" : report.errors() + " errors";
            throw new MojoFailureException("weft: " + errors + ", see above");
        }
    }
}
