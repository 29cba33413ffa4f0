package weft.weaver.readers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeAnnotationNode;

/** What tools read of the code of an async method, before it is woven and of its body after. */
final class CodeFacts {
    private final Map<String, Set<String>> facts = new TreeMap<>();
    private final Map<String, Integer> seen = new TreeMap<>();

    private CodeFacts() {}

    static SortedMap<String, String> of(MethodNode method) {
        CodeFacts facts = new CodeFacts();
        for (AbstractInsnNode instruction : method.instructions) facts.add(instruction);
        for (TryCatchBlockNode block : method.tryCatchBlocks) facts.add(block);
        if (method.localVariables != null) method.localVariables.forEach(facts::add);
        facts.addVariables(method.visibleLocalVariableAnnotations, "visible");
        facts.addVariables(method.invisibleLocalVariableAnnotations, "invisible");
        SortedMap<String, String> texts = new TreeMap<>();
        facts.facts.forEach((name, values) -> texts.put(name, String.join("\n", values)));
        return texts;
    }

    private void add(AbstractInsnNode instruction) {
        if (instruction instanceof LineNumberNode line) add("lines", "%05d".formatted(line.line));
        if (instruction instanceof FieldInsnNode field && !isOfWeft(field.owner))
            add("fields", field.owner + "." + field.name + " " + field.desc);
        if (instruction instanceof MethodInsnNode call && !isOfWeft(call.owner))
            add("calls", call.owner + "." + call.name + call.desc);
        if (instruction instanceof InvokeDynamicInsnNode call) {
            add("call sites", call.name + call.desc + " " + call.bsm + " " + List.of(call.bsmArgs));
        }
        if (instruction instanceof LdcInsnNode constant) add("constants", String.valueOf(constant.cst));
        addTypes(instruction, instruction.visibleTypeAnnotations, "visible");
        addTypes(instruction, instruction.invisibleTypeAnnotations, "invisible");
    }

    private void addTypes(AbstractInsnNode instruction, List<TypeAnnotationNode> annotations, String which) {
        if (annotations == null) return;
        for (TypeAnnotationNode annotation : annotations) {
            addEach(which + " type annotations", "of opcode " + instruction.getOpcode() + " " + Dump.of(annotation));
        }
    }

    private void add(TryCatchBlockNode block) {
        add("caught", String.valueOf(block.type));
        // A protected range that is split has its annotations at each part, as javac has them.
        addHandler(block, block.visibleTypeAnnotations, "visible");
        addHandler(block, block.invisibleTypeAnnotations, "invisible");
    }

    private void addHandler(TryCatchBlockNode block, List<TypeAnnotationNode> annotations, String which) {
        if (annotations == null) return;
        for (TypeAnnotationNode annotation : annotations) {
            add(
                    which + " annotations of handlers",
                    block.type + " " + annotation.desc + " " + annotation.typePath + " " + annotation.values);
        }
    }

    private void add(LocalVariableNode variable) {
        add("variables", variable.name + " " + variable.desc + " " + variable.signature);
    }

    private void addVariables(List<LocalVariableAnnotationNode> annotations, String which) {
        if (annotations == null) return;
        for (LocalVariableAnnotationNode annotation : annotations) {
            addEach(
                    which + " annotations of variables",
                    annotation.typeRef + " " + annotation.typePath + " " + annotation.desc + " " + annotation.values);
        }
    }

    private void add(String fact, String value) {
        facts.computeIfAbsent(fact, any -> new TreeSet<>()).add(value);
    }

    /** For what is counted, too. */
    private void addEach(String fact, String value) {
        add(fact, value + " #" + seen.merge(fact + value, 1, Integer::sum));
    }

    /** Such calls are what weaving replaces. */
    private static boolean isOfWeft(String owner) {
        return owner.startsWith("weft/") && !owner.startsWith("weft/weaver/probe/") || owner.contains("$weft$");
    }
}
