package weft.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;

/** The agent's jars that the system class loader finds: the JVM appends each that it is given to the class path. */
final class AgentJars {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String UNKNOWN = "an unknown version";

    private AgentJars() {}

    /** Returns the version of the agent that runs. */
    static String version() {
        String version = AgentJars.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }

    /** Warns if there are jars of more than one version: the classes come from the first. */
    static void warnOfSeveral(Console console) {
        for (Map.Entry<String, String> other : versions().entrySet()) {
            if (other.getValue().equals(version())) continue;
            console.warning(
                    "weft agent",
                    "the agent is given in more than one version: " + version() + " runs, and " + other.getKey()
                            + " with " + other.getValue() + " is ignored; give one only");
        }
    }

    /** Each jar with its version. */
    private static Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        try {
            for (URL url : Collections.list(ClassLoader.getSystemResources(MANIFEST))) {
                String version = version(url);
                if (version != null) versions.put(url.getPath().replaceFirst("!.*", ""), version);
            }
        } catch (IOException unreadable) {
            // Of a jar that cannot be read nothing can be said.
        }
        return versions;
    }

    /** Returns the version in a manifest of the agent's, or null if it is another's. */
    private static String version(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            Manifest manifest = new Manifest(in);
            if (!WeftAgent.class.getName().equals(manifest.getMainAttributes().getValue("Premain-Class"))) return null;
            String version = manifest.getMainAttributes().getValue("Implementation-Version");
            return version == null ? UNKNOWN : version;
        }
    }
}
