package weft.weaver.plan;

/**
 * A constructor call whose arguments await: the object is made after them.
 *
 * @param constructor the index of the constructor call among the method's instructions
 * @param creation the index of the {@code new}
 * @param className the internal name of the class
 * @param copies how many references to the new object the call leaves or uses on the operand stack: 1, or 2 with a dup
 */
public record Creation(int constructor, int creation, String className, int copies) {}
