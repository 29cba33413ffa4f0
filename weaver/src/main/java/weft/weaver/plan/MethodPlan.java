package weft.weaver.plan;

import java.util.List;
import weft.weaver.parse.ReturnKind;

/**
 * What one {@code @Async} method becomes. Emission only writes what stands here.
 *
 * @param owner the internal name of the class
 * @param ownerIsInterface whether that is an interface
 * @param sourceFile the name of its source file, or null
 * @param name the body's name, which is the method's
 * @param descriptor the method's descriptor
 * @param line its first source line, or 0
 * @param isStatic whether it is static
 * @param keepsThis whether local variable 0 of the source is {@code this} throughout
 * @param returns what it returns
 * @param machine the internal name of the state machine class
 * @param entry the name of the method through which the machine enters the body
 * @param slots the machine's fields for saved values
 * @param parameters the live parameters: from the stub's locals into slots, and from there into the body's locals
 * @param scratch the body's first local variable that is free for results and operands
 * @param suspensions the awaits, by state
 * @param deferredNews indices of {@code new} instructions that are moved behind the constructor's arguments
 * @param removed indices of the instructions that copied or parked the objects of these
 * @param creations the constructor calls in front of which they go
 * @param frames the stack map frames that change
 * @param ranges the exception table
 */
public record MethodPlan(
        String owner,
        boolean ownerIsInterface,
        String sourceFile,
        String name,
        String descriptor,
        int line,
        boolean isStatic,
        boolean keepsThis,
        ReturnKind returns,
        String machine,
        String entry,
        List<Slot> slots,
        List<Transfer> parameters,
        int scratch,
        List<Suspension> suspensions,
        List<Integer> deferredNews,
        List<Integer> removed,
        List<Creation> creations,
        List<FrameChange> frames,
        List<ProtectedRange> ranges) {
    /** Returns the local variable of the body that holds the machine, which is the body's parameter. */
    public int machineLocal() {
        return isStatic ? 0 : 1;
    }

    /** Returns where a local variable of the source is in the body. */
    public int bodyLocal(int sourceLocal) {
        return bodyLocal(sourceLocal, isStatic, keepsThis);
    }

    /** Returns the local variable of the stub in which a parameter of the body arrives. */
    public int stubLocal(Transfer parameter) {
        return parameter.local() - (bodyLocal(1) - 1);
    }

    /**
     * The source's locals come after the machine, all but a local 0 that is {@code this} throughout. One that is used
     * again may hold a long or a double, which would cover the machine.
     */
    static int bodyLocal(int sourceLocal, boolean isStatic, boolean keepsThis) {
        if (sourceLocal == 0 && keepsThis) return 0;
        return sourceLocal + (isStatic || keepsThis ? 1 : 2);
    }

    /** Returns the descriptor of the body. */
    public String bodyDescriptor() {
        return "(L" + machine + ";)Ljava/lang/Object;";
    }

    /**
     * Returns a fingerprint of what suspended calls rely on: in which state which values are in which slots. Code in
     * which it differs cannot take over a call that is suspended.
     */
    public String layout() {
        return SyntheticNames.hash(PlanText.layout(this));
    }

    /**
     * Returns where the method stands, for stack traces: class, method, the first line and those of the suspensions by
     * state, source file. They are separated by what no name in a class file contains; the file comes last, and is
     * empty if it is not known.
     */
    public String location() {
        StringBuilder text = new StringBuilder(owner.replace('/', '.'))
                .append(';')
                .append(name)
                .append(';')
                .append(line);
        for (Suspension suspension : suspensions) text.append(',').append(suspension.line());
        return text.append(';').append(sourceFile == null ? "" : sourceFile).toString();
    }

    /** Returns the plan as text. */
    @Override
    public String toString() {
        return PlanText.of(this);
    }
}
