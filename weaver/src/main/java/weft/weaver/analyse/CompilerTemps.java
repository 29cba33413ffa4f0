package weft.weaver.analyse;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import weft.weaver.parse.Lines;

/**
 * The locals in which a compiler parks the value of {@code return x} while it runs the {@code finally} blocks, told
 * apart from the user's own variables: they are in no local variable table. Where there is no table, they are stored
 * inside a protected range, loaded outside of it but before its handler, and only for the return of the same line.
 */
final class CompilerTemps {
    private final MethodNode method;
    private final ReturnFlow flow;
    private final boolean hasVariableTable;
    private final Set<AbstractInsnNode> loads = new HashSet<>();
    private final Set<AbstractInsnNode> stores = new LinkedHashSet<>();

    CompilerTemps(MethodNode method, ReturnFlow flow, boolean hasVariableTable) {
        this.method = method;
        this.flow = flow;
        this.hasVariableTable = hasVariableTable;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.ALOAD && flow.isReachable(instruction) && isTemp(instruction)) {
                loads.add(instruction);
                stores.addAll(flow.sourcesOfLocal(instruction, ((VarInsnNode) instruction).var));
            }
        }
    }

    boolean isLoadOfTemp(AbstractInsnNode instruction) {
        return loads.contains(instruction);
    }

    Set<AbstractInsnNode> stores() {
        return stores;
    }

    private boolean isTemp(AbstractInsnNode load) {
        int local = ((VarInsnNode) load).var;
        Set<AbstractInsnNode> sources = flow.sourcesOfLocal(load, local);
        Set<AbstractInsnNode> users = flow.usesOf(load);
        if (sources.isEmpty() || users.isEmpty()) return false;
        for (AbstractInsnNode user : users) {
            if (user.getOpcode() != Opcodes.ARETURN) return false;
        }
        for (AbstractInsnNode store : sources) {
            if (store.getOpcode() != Opcodes.ASTORE || !isParked(store, load, local)) return false;
        }
        return true;
    }

    private boolean isParked(AbstractInsnNode store, AbstractInsnNode load, int local) {
        if (hasVariableTable) return !isNamed(load, local) && !isNamed(store.getNext(), local);
        return Lines.of(store) == Lines.of(load) && isStoredInsideLoadedOutside(store, load);
    }

    private boolean isNamed(AbstractInsnNode instruction, int local) {
        int at = method.instructions.indexOf(instruction);
        for (LocalVariableNode variable : method.localVariables) {
            if (variable.index == local
                    && method.instructions.indexOf(variable.start) <= at
                    && at < method.instructions.indexOf(variable.end)) return true;
        }
        return false;
    }

    private boolean isStoredInsideLoadedOutside(AbstractInsnNode store, AbstractInsnNode load) {
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            // javac ends the range before the store when nothing else stands in the try block.
            // The finally block of a return is copied in front of the handler; a user's variable is read behind it.
            if (covers(block, producerOf(store)) && !covers(block, load) && isBefore(load, block.handler)) return true;
        }
        return false;
    }

    private boolean isBefore(AbstractInsnNode first, AbstractInsnNode second) {
        return method.instructions.indexOf(first) < method.instructions.indexOf(second);
    }

    private AbstractInsnNode producerOf(AbstractInsnNode store) {
        return flow.sourcesOfTop(store).iterator().next();
    }

    private boolean covers(TryCatchBlockNode block, AbstractInsnNode instruction) {
        int at = method.instructions.indexOf(instruction);
        return method.instructions.indexOf(block.start) <= at && at < method.instructions.indexOf(block.end);
    }
}
