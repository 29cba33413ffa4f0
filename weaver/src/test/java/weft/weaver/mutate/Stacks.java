package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** How many words the value on top of the operand stack has in front of each item: 0 where it is none to copy. */
final class Stacks {
    private final Map<Item, Integer> widths = new IdentityHashMap<>();

    Stacks(String owner, MethodNode like, Code code) {
        MethodNode method = new MethodNode(Opcodes.ASM9, like.access, like.name, like.desc, null, null);
        CodeWriter.write(code, method);
        method.maxLocals = code.free + 2;
        method.maxStack = like.maxStack + 4;
        Frame<BasicValue>[] frames;
        try {
            frames = new Constructing(method).analyze(owner, method);
        } catch (AnalyzerException impossible) {
            throw new IllegalStateException(like.name, impossible);
        }
        List<Item> items = new ArrayList<>(code.items());
        for (Item item : items) {
            Frame<BasicValue> frame = frames[method.instructions.indexOf(item.instruction)];
            widths.put(item, frame == null || frame.getStackSize() == 0 ? 0 : width(frame));
        }
        // An instruction is in one list only.
        method.instructions.clear();
    }

    int widthOfTop(Item item) {
        return widths.getOrDefault(item, 0);
    }

    private static int width(Frame<BasicValue> frame) {
        BasicValue top = frame.getStack(frame.getStackSize() - 1);
        return top instanceof Raw ? 0 : top.getSize();
    }

    /** An object whose constructor was not called. */
    private static final class Raw extends BasicValue {
        final AbstractInsnNode creation;

        Raw(AbstractInsnNode creation) {
            super(BasicValue.REFERENCE_VALUE.getType());
            this.creation = creation;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Raw raw && raw.creation == creation;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(creation);
        }
    }

    private static final class Constructing extends Analyzer<BasicValue> {
        Constructing(MethodNode method) {
            super(new BasicInterpreter(Opcodes.ASM9) {
                @Override
                public BasicValue newOperation(AbstractInsnNode instruction) throws AnalyzerException {
                    return instruction.getOpcode() == Opcodes.NEW
                            ? new Raw(instruction)
                            : super.newOperation(instruction);
                }
            });
        }

        @Override
        protected Frame<BasicValue> newFrame(int locals, int stack) {
            return new RawFrame(locals, stack);
        }

        @Override
        protected Frame<BasicValue> newFrame(Frame<? extends BasicValue> frame) {
            return new RawFrame(frame);
        }
    }

    private static final class RawFrame extends Frame<BasicValue> {
        RawFrame(int locals, int stack) {
            super(locals, stack);
        }

        RawFrame(Frame<? extends BasicValue> frame) {
            super(frame);
        }

        @Override
        public void execute(AbstractInsnNode instruction, Interpreter<BasicValue> interpreter)
                throws AnalyzerException {
            BasicValue made = null;
            if (instruction instanceof MethodInsnNode call && call.name.equals("<init>")) {
                int arguments = org.objectweb.asm.Type.getArgumentTypes(call.desc).length;
                made = getStack(getStackSize() - 1 - arguments);
            }
            super.execute(instruction, interpreter);
            if (!(made instanceof Raw)) return;
            for (int i = 0; i < getLocals(); i++) {
                if (made.equals(getLocal(i))) setLocal(i, BasicValue.REFERENCE_VALUE);
            }
            for (int i = 0; i < getStackSize(); i++) {
                if (made.equals(getStack(i))) setStack(i, BasicValue.REFERENCE_VALUE);
            }
        }
    }
}
