package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Whatever the agent brings along is seen by every program that it is in: this is all of it. */
class ShadedJarIT {
    @Test
    void holdsTheAgentAndRelocatedLibrariesOnly() throws IOException {
        try (JarFile jar = new JarFile(App.AGENT.toFile())) {
            List<String> folders = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName().replaceFirst("/?[^/]*$", ""))
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(folders)
                    .containsExactly(
                            "META-INF",
                            "weft/agent",
                            "weft/agent/shaded/asm",
                            "weft/agent/shaded/asm/commons",
                            "weft/agent/shaded/asm/signature",
                            "weft/agent/shaded/asm/tree",
                            "weft/agent/shaded/asm/tree/analysis",
                            "weft/agent/shaded/asm/util",
                            "weft/agent/shaded/bytebuddy",
                            "weft/agent/shaded/bytebuddy/utility/nullability",
                            "weft/agent/shaded/weaver",
                            "weft/agent/shaded/weaver/analyse",
                            "weft/agent/shaded/weaver/check",
                            "weft/agent/shaded/weaver/diagnostic",
                            "weft/agent/shaded/weaver/emit",
                            "weft/agent/shaded/weaver/folder",
                            "weft/agent/shaded/weaver/inspect",
                            "weft/agent/shaded/weaver/names",
                            "weft/agent/shaded/weaver/parse",
                            "weft/agent/shaded/weaver/plan",
                            "weft/agent/shaded/weaver/scan",
                            "weft/agent/shaded/weaver/verify");
        }
    }

    @Test
    void theManifestNamesTheEntryPoints() throws IOException {
        try (JarFile jar = new JarFile(App.AGENT.toFile())) {
            var attributes = jar.getManifest().getMainAttributes();
            assertThat(attributes.getValue("Premain-Class")).isEqualTo("weft.agent.WeftAgent");
            assertThat(attributes.getValue("Agent-Class")).isEqualTo("weft.agent.WeftAgent");
            assertThat(attributes.getValue("Main-Class")).isEqualTo("weft.agent.CommandLine");
            assertThat(attributes.getValue("Can-Redefine-Classes")).isEqualTo("true");
        }
    }
}
