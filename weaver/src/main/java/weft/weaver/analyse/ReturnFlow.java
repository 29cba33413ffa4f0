package weft.weaver.analyse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Which instruction made each value of a method, and which instructions use it. */
final class ReturnFlow {
    private final Frame<SourceValue>[] frames;
    private final MethodNode method;
    private final Map<AbstractInsnNode, Set<AbstractInsnNode>> uses = new HashMap<>();

    ReturnFlow(String owner, MethodNode method) throws AnalyzerException {
        this.method = method;
        this.frames = new Analyzer<>(new UseRecorder()).analyze(owner, method);
    }

    /** Tells whether an instruction can be reached. */
    boolean isReachable(AbstractInsnNode instruction) {
        return frameAt(instruction) != null;
    }

    /** Returns what may have put the value on top of the operand stack before an instruction. */
    Set<AbstractInsnNode> sourcesOfTop(AbstractInsnNode instruction) {
        Frame<SourceValue> frame = frameAt(instruction);
        return frame.getStack(frame.getStackSize() - 1).insns;
    }

    /** Returns what may have put the value into a local variable before an instruction; empty for a parameter. */
    Set<AbstractInsnNode> sourcesOfLocal(AbstractInsnNode instruction, int local) {
        return frameAt(instruction).getLocal(local).insns;
    }

    /** Returns the instructions that use the value that an instruction made. */
    Set<AbstractInsnNode> usesOf(AbstractInsnNode producer) {
        return uses.getOrDefault(producer, Set.of());
    }

    /** Returns what may have put the value into an operand stack entry before an instruction. */
    Set<AbstractInsnNode> sourcesOfStack(AbstractInsnNode instruction, int entry) {
        return frameAt(instruction).getStack(entry).insns;
    }

    private Frame<SourceValue> frameAt(AbstractInsnNode instruction) {
        return frames[method.instructions.indexOf(instruction)];
    }

    private final class UseRecorder extends SourceInterpreter {
        UseRecorder() {
            super(Opcodes.ASM9);
        }

        private void record(AbstractInsnNode user, SourceValue value) {
            for (AbstractInsnNode producer : value.insns) {
                if (!uses.containsKey(producer)) uses.put(producer, new HashSet<>());
                uses.get(producer).add(user);
            }
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            record(instruction, value);
            return super.copyOperation(instruction, value);
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
            record(instruction, value);
            return super.unaryOperation(instruction, value);
        }

        @Override
        public SourceValue binaryOperation(AbstractInsnNode instruction, SourceValue first, SourceValue second) {
            record(instruction, first);
            record(instruction, second);
            return super.binaryOperation(instruction, first, second);
        }

        @Override
        public SourceValue ternaryOperation(
                AbstractInsnNode instruction, SourceValue first, SourceValue second, SourceValue third) {
            record(instruction, first);
            record(instruction, second);
            record(instruction, third);
            return super.ternaryOperation(instruction, first, second, third);
        }

        @Override
        public SourceValue naryOperation(AbstractInsnNode instruction, List<? extends SourceValue> values) {
            for (SourceValue value : values) record(instruction, value);
            return super.naryOperation(instruction, values);
        }

        @Override
        public void returnOperation(AbstractInsnNode instruction, SourceValue value, SourceValue expected) {
            record(instruction, value);
        }
    }
}
