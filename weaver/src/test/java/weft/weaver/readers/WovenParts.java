package weft.weaver.readers;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import weft.weaver.Woven;

/**
 * Finds which methods of a woven class belong together, by what calls what: the stub makes the machine, whose step
 * calls the entry, which calls the body. Names are not asked.
 */
final class WovenParts {
    private final Woven woven;
    private final ClassNode owner;
    private final Map<MethodNode, MethodNode> bodies = new HashMap<>();
    private final Map<MethodNode, String> added = new HashMap<>();

    private WovenParts(Woven woven, ClassNode owner) {
        this.woven = woven;
        this.owner = owner;
    }

    static WovenParts of(Woven woven, ClassNode owner) {
        WovenParts parts = new WovenParts(woven, owner);
        for (MethodNode method : owner.methods) parts.readStub(method);
        return parts;
    }

    /** Returns the body of a stub, or null for a method that is not woven. */
    MethodNode bodyOf(MethodNode method) {
        return bodies.get(method);
    }

    /** Returns what the added methods are there for. */
    Map<MethodNode, String> roles() {
        return added;
    }

    private void readStub(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.NEW
                    && woven.machines().containsKey(((TypeInsnNode) instruction).desc)) {
                ClassNode machine = tree(woven.machines().get(((TypeInsnNode) instruction).desc));
                MethodNode entry = calledOfOwner(method(machine, "step"));
                MethodNode body = calledOfOwner(entry);
                bodies.put(method, body);
                added.put(body, "body");
                added.put(entry, "entry");
                added.put(calledOfOwner(method(machine, "location")), "location");
                return;
            }
        }
    }

    private MethodNode calledOfOwner(MethodNode caller) {
        for (AbstractInsnNode instruction : caller.instructions) {
            MethodNode called = null;
            if (instruction instanceof MethodInsnNode call && call.owner.equals(owner.name))
                called = ofOwner(call.name, call.desc);
            // The runtime links the call of an interface's private method.
            if (instruction instanceof InvokeDynamicInsnNode call) called = ofOwner(call.name, call.desc);
            if (called != null) return called;
        }
        throw new AssertionError(caller.name + " calls no method of " + owner.name);
    }

    private MethodNode ofOwner(String name, String descriptor) {
        for (MethodNode method : owner.methods) {
            if (method.name.equals(name) && method.desc.equals(descriptor)) return method;
        }
        return null;
    }

    private static MethodNode method(ClassNode node, String name) {
        return node.methods.stream()
                .filter(method -> method.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    static ClassNode tree(byte[] classFile) {
        ClassNode tree = new ClassNode();
        new ClassReader(classFile).accept(tree, ClassReader.EXPAND_FRAMES);
        return tree;
    }
}
