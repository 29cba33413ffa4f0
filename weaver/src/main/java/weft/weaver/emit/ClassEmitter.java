package weft.weaver.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.analyse.SerialVersion;
import weft.weaver.parse.ParsedClass;
import weft.weaver.parse.WovenMark;
import weft.weaver.plan.MethodPlan;

/** Writes the woven owner and its state machine classes. */
public final class ClassEmitter {
    private final ParsedClass parsed;
    private final SortedMap<String, byte[]> machines = new TreeMap<>();
    private final List<MethodNode> bodies = new ArrayList<>();
    private final WovenMark mark = new WovenMark();

    public ClassEmitter(ParsedClass parsed) {
        this.parsed = parsed;
        keepSerialVersion(parsed.tree());
    }

    /** Says what Java computes for the class as it is now, before it gets other methods. */
    private static void keepSerialVersion(ClassNode tree) {
        if (!SerialVersion.isComputed(tree) || SerialVersion.declared(tree) != null) return;
        int constant = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        tree.fields.add(new FieldNode(constant, SerialVersion.FIELD, "J", null, SerialVersion.of(tree)));
    }

    /**
     * Weaves one method into the class.
     *
     * @param plan what to write
     * @param method the method of the class, which becomes the stub
     * @param source the analysed copy of it that the plan's indices count
     */
    public void weave(MethodPlan plan, MethodNode method, MethodNode source) {
        MethodNode body = BodyEmitter.emit(plan, source);
        BodyAnnotations.copy(method, parsed.lambdas(), body);
        bodies.add(body);
        StubEmitter.emit(plan, method);
        parsed.tree().methods.add(body);
        parsed.tree().methods.add(EntryEmitter.emit(plan));
        parsed.tree().methods.add(EntryEmitter.location(plan));
        String layout = plan.layout();
        machines.put(plan.machine(), MachineEmitter.emit(plan, layout, parsed.tree().version));
        mark.add(plan.machine(), layout);
    }

    /** Returns the bodies that were written, for checks on them. */
    public List<MethodNode> bodies() {
        return bodies;
    }

    /** Returns the machine classes: internal name to bytes. */
    public SortedMap<String, byte[]> machines() {
        return machines;
    }

    /** Returns the bytes of the woven class. Throws a {@code MethodTooLargeException} of ASM's if a method is that. */
    public byte[] owner() {
        ClassNode tree = parsed.tree();
        if (tree.attrs == null) tree.attrs = new ArrayList<>();
        tree.attrs.add(mark);
        for (MethodNode method : tree.methods) LongJumps.lengthen(tree.name, method);
        // Nothing is computed: frames, sizes and jumps are exact already. What ASM computes for a method takes time for
        // each handler and each block, and no class is ever looked up.
        ClassWriter writer = new ClassWriter(parsed.reader(), 0);
        tree.accept(writer);
        return writer.toByteArray();
    }
}
