package weft.weaver;

/** How much a {@link Weaver} checks of what it wrote, beyond what the JVM verifies when it loads a class. */
public enum Checks {
    /** Nothing: for who hands the class to a JVM at once. */
    NONE,
    /** Each method is simulated: operand stack depths, kinds of values, uninitialised locals. */
    STRUCTURE,
    /** Also by ASM's checker of whole class files, which is slower. */
    CLASS_FILE
}
