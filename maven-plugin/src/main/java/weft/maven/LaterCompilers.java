package weft.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;

/**
 * The compilers that run behind this plugin in the same phase. Maven runs what a packaging brings, such as
 * {@code default-compile}, before the executions of the POM, and these in the POM's order. So only a compiler that the
 * POM adds, and lists behind this plugin, writes classes that are not woven.
 */
final class LaterCompilers {
    private static final String OWN = "dev.weft:weft-maven-plugin";
    private static final String DEFAULT_EXECUTION = "default-";
    private static final Set<String> COMPILERS =
            Set.of("maven-compiler-plugin", "kotlin-maven-plugin", "gmavenplus-plugin", "scala-maven-plugin");

    private LaterCompilers() {}

    /**
     * Returns the names of the plugins.
     *
     * @param plugins all of the project, in the order of its POM
     * @param phase the phase in which this plugin runs
     * @param goals what compiles then
     */
    static List<String> among(List<Plugin> plugins, String phase, Set<String> goals) {
        List<String> later = new ArrayList<>();
        boolean isBehind = false;
        for (Plugin plugin : plugins) {
            if (plugin.getKey().equals(OWN)) isBehind = true;
            else if (isBehind && COMPILERS.contains(plugin.getArtifactId()) && compiles(plugin, phase, goals))
                later.add(plugin.getArtifactId());
        }
        return later;
    }

    private static boolean compiles(Plugin plugin, String phase, Set<String> goals) {
        for (PluginExecution execution : plugin.getExecutions()) {
            boolean isThen =
                    execution.getPhase() == null || execution.getPhase().equals(phase);
            boolean isOfPackaging = execution.getId().startsWith(DEFAULT_EXECUTION);
            if (isThen && !isOfPackaging && execution.getGoals().stream().anyMatch(goals::contains)) return true;
        }
        return false;
    }
}
