package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Reads the code of a method. */
final class CodeReader {
    private final InsnList instructions;
    private final MethodNode method;
    private final Map<LabelNode, LabelNode> labels = new HashMap<>();
    private final Map<Integer, Block> blocks = new HashMap<>();

    private CodeReader(MethodNode method) {
        this.method = method;
        this.instructions = method.instructions;
    }

    static Code read(String owner, MethodNode method) {
        List<Type> parameters = new ArrayList<>();
        boolean isInstance = (method.access & Opcodes.ACC_STATIC) == 0;
        if (isInstance) parameters.add(Type.getObjectType(owner));
        parameters.addAll(List.of(Type.getArgumentTypes(method.desc)));
        Code code = new Code(parameters, isInstance, method.maxLocals);
        new CodeReader(method).readInto(code);
        return code;
    }

    private void readInto(Code code) {
        Set<Integer> leaders = leaders();
        Block block = null;
        int line = 0;
        for (int i = 0; i < instructions.size(); i++) {
            AbstractInsnNode at = instructions.get(i);
            if (at instanceof LabelNode label && blocks.containsKey(realAt(i)))
                labels.put(label, blocks.get(realAt(i)).label);
            if (at instanceof LineNumberNode number) line = number.line;
        }
        line = 0;
        for (int i = 0; i < instructions.size(); i++) {
            AbstractInsnNode at = instructions.get(i);
            if (at instanceof LineNumberNode number) line = number.line;
            if (at.getOpcode() < 0) continue;
            if (leaders.contains(i)) {
                Block started = blocks.get(i);
                if (block != null && block.next == null && fallsThrough(block)) block.next = started;
                code.blocks.add(started);
                block = started;
            }
            Item item = new Item(null, line, guards(i), names(i));
            if (at instanceof LookupSwitchInsnNode lookup && lookup.keys.isEmpty()) {
                // HotSpot refuses such a switch at the end of the code.
                item.instruction = new InsnNode(Opcodes.POP);
                block.items.add(item);
                block.next = blocks.get(realAt(instructions.indexOf(lookup.dflt)));
            } else if (at.getOpcode() == Opcodes.GOTO) {
                block.exit = item;
                block.next = blocks.get(realAt(instructions.indexOf(((JumpInsnNode) at).label)));
            } else {
                item.instruction = at.clone(labels);
                block.items.add(item);
            }
        }
    }

    private static boolean fallsThrough(Block block) {
        return block.last() == null || !Code.endsHere(block.last().opcode());
    }

    private Set<Integer> leaders() {
        Set<Integer> leaders = new HashSet<>();
        leaders.add(realAt(0));
        for (int i = 0; i < instructions.size(); i++) {
            AbstractInsnNode at = instructions.get(i);
            if (at.getOpcode() < 0) continue;
            List<LabelNode> targets = Code.targets(new Item(at, 0, List.of(), List.of()));
            targets.forEach(target -> leaders.add(realAt(instructions.indexOf(target))));
            if (!targets.isEmpty() || Code.endsHere(at.getOpcode())) leaders.add(realAt(i + 1));
        }
        for (TryCatchBlockNode entry : method.tryCatchBlocks) leaders.add(realAt(instructions.indexOf(entry.handler)));
        leaders.remove(instructions.size());
        leaders.forEach(leader -> blocks.put(leader, new Block()));
        return leaders;
    }

    /** The index of the first instruction at or behind an index, without labels, lines and frames. */
    private int realAt(int index) {
        int at = index;
        while (at < instructions.size() && instructions.get(at).getOpcode() < 0) at++;
        return at;
    }

    private List<Guard> guards(int index) {
        List<Guard> guards = new ArrayList<>();
        for (int i = 0; i < method.tryCatchBlocks.size(); i++) {
            TryCatchBlockNode entry = method.tryCatchBlocks.get(i);
            if (covers(entry.start, entry.end, index))
                guards.add(new Guard(blocks.get(realAt(instructions.indexOf(entry.handler))), entry.type, i));
        }
        return List.copyOf(guards);
    }

    private List<Name> names(int index) {
        List<Name> names = new ArrayList<>();
        if (method.localVariables == null) return names;
        for (LocalVariableNode variable : method.localVariables) {
            if (covers(variable.start, variable.end, index))
                names.add(new Name(variable.name, variable.desc, variable.signature, variable.index));
        }
        return List.copyOf(names);
    }

    private boolean covers(LabelNode start, LabelNode end, int index) {
        return instructions.indexOf(start) <= index && index < instructions.indexOf(end);
    }
}
