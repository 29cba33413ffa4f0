package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class AgentOrderTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(err), false);

    @Test
    void jacocosStartIsTooLate() {
        AgentOrder.check("org/jacoco/agent/rt/internal_bac9136/PreMain", console);

        assertThat(err.toString())
                .startsWith("weft agent: warning: JaCoCo's agent starts after Weft's: ")
                .endsWith("Put -javaagent:jacocoagent.jar before -javaagent:weft-agent.jar" + System.lineSeparator());
    }

    @Test
    void itsOtherClassesComeAtAnyTime() {
        AgentOrder.check("org/jacoco/agent/rt/internal_bac9136/Agent", console);
        AgentOrder.check("org/jacoco/maven/PreMain", console);

        assertThat(err.toString()).isEmpty();
    }
}
