package weft.agent;

/** Knows the agents that have to start before this one, by the classes that the JVM starts them with. */
final class AgentOrder {
    private static final String JACOCO = "org/jacoco/agent/rt/internal_";
    private static final String JACOCO_START = "/PreMain";

    private AgentOrder() {}

    /** Warns when the class that is loaded now is the start of an agent that comes too late. */
    static void check(String name, Console console) {
        if (!name.startsWith(JACOCO) || !name.endsWith(JACOCO_START)) return;
        console.warning(
                "weft agent",
                "JaCoCo's agent starts after Weft's: it does not see the classes that were compiled, and its report is"
                        + " empty for each that is woven. Put -javaagent:jacocoagent.jar before -javaagent:weft-agent.jar");
    }
}
