package weft.conformance;

/** When a program's classes are woven. */
enum Weaving {
    /** By the agent, when they are loaded. */
    AGENT,
    /** In their folder, as the build plugin does it. */
    BUILD
}
