package weft.weaver.plan;

import java.util.List;
import java.util.Optional;

/**
 * A constructor call whose arguments await: the object is made in front of it, and then all its copies.
 *
 * @param constructor the index of the constructor call among the method's instructions
 * @param creation the index of the {@code new}
 * @param className the internal name of the class
 * @param operands the operands of the source from the lowest copy of the object up, the arguments included: where each
 *     is kept while the object is made; empty for a copy
 * @param locals the local variables of the body that hold copies
 */
public record Creation(
        int constructor, int creation, String className, List<Optional<Operand>> operands, List<Integer> locals) {}
