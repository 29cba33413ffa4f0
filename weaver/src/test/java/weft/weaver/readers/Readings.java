package weft.weaver.readers;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** All that tools can read of a class file, by its place. */
final class Readings {
    /** What is written into the body, and compared as {@link CodeFacts}. */
    private static final Set<String> CODE = Set.of(
            "instructions",
            "tryCatchBlocks",
            "maxStack",
            "maxLocals",
            "localVariables",
            "visibleLocalVariableAnnotations",
            "invisibleLocalVariableAnnotations");

    private static final Set<String> MEMBERS = Set.of("fields", "methods");

    private final SortedMap<String, String> texts = new TreeMap<>();

    private Readings() {}

    /**
     * Reads a class.
     *
     * @param woven the methods that are woven, by name and descriptor, each with the method that has its code
     * @param added the methods that weaving added, each with what it is there for
     */
    static SortedMap<String, String> of(ClassNode tree, Map<String, MethodNode> woven, Map<MethodNode, String> added) {
        Readings readings = new Readings();
        Dump.fields(tree).forEach((name, text) -> {
            if (!MEMBERS.contains(name)) readings.texts.put("class: " + name, text);
        });
        for (FieldNode field : tree.fields) readings.add(field);
        StringBuilder order = new StringBuilder();
        for (MethodNode method : tree.methods) {
            if (added.get(method) == null)
                order.append(method.name).append(method.desc).append('\n');
            String role = added.get(method);
            if (role == null) readings.add(method, woven.get(method.name + method.desc));
            else readings.texts.put("added " + role + " " + method.name + method.desc, header(method));
        }
        readings.texts.put("class: order of methods", order.toString());
        return readings.texts;
    }

    private static String header(MethodNode method) {
        SortedMap<String, String> fields = Dump.fields(method);
        fields.keySet().removeAll(CODE);
        fields.keySet().removeAll(Set.of("name", "desc"));
        return fields.toString();
    }

    private void add(FieldNode field) {
        String place = "field " + field.name + " " + field.desc + ": ";
        Dump.fields(field).forEach((name, text) -> texts.put(place + name, text));
    }

    private void add(MethodNode method, MethodNode code) {
        String place = "method " + method.name + method.desc + ": ";
        Dump.fields(method).forEach((name, text) -> {
            if (code == null || !CODE.contains(name)) texts.put(place + name, text);
        });
        texts.put(place + "parameters in the variable table", parameters(method));
        if (code == null) return;
        CodeFacts.of(code).forEach((name, text) -> texts.put(place + "code: " + name, text));
        texts.put(
                place + "code: invisible annotations",
                code.invisibleAnnotations == null ? "none" : Dump.of(code.invisibleAnnotations));
    }

    /** What readers of debug tables take for the parameters' names and generic types. */
    private static String parameters(MethodNode method) {
        StringBuilder text = new StringBuilder();
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            text.append(named(method, slot, parameter)).append("; ");
            slot += parameter.getSize();
        }
        return text.toString();
    }

    private static String named(MethodNode method, int slot, Type parameter) {
        if (method.localVariables == null) return "?";
        for (LocalVariableNode variable : method.localVariables) {
            boolean isParameter = variable.index == slot
                    && variable.desc.equals(parameter.getDescriptor())
                    && !isStoredBefore(method, variable);
            if (isParameter) return variable.name + " " + variable.signature;
        }
        return "?";
    }

    /**
     * kotlinc puts a variable of an inlined function into the slot of a parameter that has no name: readers take its
     * name for the parameter's, which is wrong, and no loss.
     */
    private static boolean isStoredBefore(MethodNode method, LocalVariableNode variable) {
        for (AbstractInsnNode at = variable.start.getPrevious(); at != null; at = at.getPrevious()) {
            boolean stores = at instanceof VarInsnNode && at.getOpcode() >= Opcodes.ISTORE;
            if (stores && ((VarInsnNode) at).var == variable.index) return true;
        }
        return false;
    }
}
