package weft.weaver.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import weft.weaver.analyse.FrameState;
import weft.weaver.analyse.FrameTypes;
import weft.weaver.analyse.ObjectCreations;

/**
 * Lengthens the jumps whose target may be too far away for their operand of 16 bits:
 *
 * <pre>
 *     goto far                 goto_w far
 *
 *     if (x) goto far          if (!x) goto near
 *                              goto_w far
 *                          near:
 * </pre>
 *
 * ASM would do it, but reads the whole class again for that, computes all its frames anew, and fails if that is too
 * much.
 */
final class LongJumps {
    private static final int GOTO_W = 200;
    private static final int REACH = Short.MAX_VALUE;

    /** What an instruction, and a target of a switch, takes at most. */
    private static final int LARGEST = 8;

    private static final int SHORT_JUMP = 3;
    private static final int LONG_GOTO = 5;
    private static final int LONG_BRANCH = SHORT_JUMP + LONG_GOTO;

    private final MethodNode method;

    /** Where an instruction is at most, given what is lengthened so far. */
    private final int[] offsets;

    private final int[] sizes;
    private final List<JumpInsnNode> jumps = new ArrayList<>();
    private final Set<AbstractInsnNode> lengthened = new HashSet<>();

    private LongJumps(MethodNode method) {
        this.method = method;
        offsets = new int[method.instructions.size()];
        sizes = new int[offsets.length];
    }

    /** Lengthens the jumps of a method of class {@code owner} where it is needed. */
    static void lengthen(String owner, MethodNode method) {
        if (atMost(method) <= REACH) return;
        LongJumps jumps = new LongJumps(method);
        jumps.measure();
        while (jumps.findLong()) jumps.locate();
        jumps.write(owner);
    }

    /** Quick: nearly all methods are far from it. */
    private static int atMost(MethodNode method) {
        int size = LARGEST * method.instructions.size();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof TableSwitchInsnNode jump) size += LARGEST * (2 + jump.labels.size());
            else if (instruction instanceof LookupSwitchInsnNode jump) size += LARGEST * (2 + jump.labels.size());
        }
        return size;
    }

    private void measure() {
        CodeSizeEvaluator size = new CodeSizeEvaluator(null);
        int index = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            int before = size.getMaxSize();
            instruction.accept(size);
            sizes[index] = size.getMaxSize() - before;
            if (instruction instanceof JumpInsnNode jump) {
                sizes[index] = SHORT_JUMP;
                jumps.add(jump);
            }
            index++;
        }
        locate();
    }

    private void locate() {
        int offset = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = offset;
            offset += sizes[i];
        }
    }

    /** Notes the jumps that are too short; to lengthen them can put others out of reach. */
    private boolean findLong() {
        int before = lengthened.size();
        for (JumpInsnNode jump : jumps) {
            int index = method.instructions.indexOf(jump);
            int distance = offsets[method.instructions.indexOf(jump.label)] - offsets[index];
            if (Math.abs(distance) <= REACH || !lengthened.add(jump)) continue;
            sizes[index] = jump.getOpcode() == Opcodes.GOTO ? LONG_GOTO : LONG_BRANCH;
        }
        return lengthened.size() > before;
    }

    private void write(String owner) {
        if (lengthened.isEmpty()) return;
        ObjectCreations.label(method);
        FrameTypes types = FrameTypes.before(lengthened, owner, method);
        for (JumpInsnNode jump : jumps) {
            if (!lengthened.contains(jump)) continue;
            if (jump.getOpcode() == Opcodes.GOTO) jump.setOpcode(GOTO_W);
            else goAround(jump, types.before(jump));
        }
    }

    /** A branch that cannot be reached, for which there are no types, is left to ASM. */
    private void goAround(JumpInsnNode branch, FrameState before) {
        if (before == null) return;
        LabelNode far = branch.label;
        LabelNode near = new LabelNode();
        int operands = operands(branch.getOpcode());
        boolean hasFrame = isFrameNext(branch);
        branch.setOpcode(opposite(branch.getOpcode()));
        branch.label = near;
        if (!hasFrame) method.instructions.insert(branch, frame(before, operands));
        method.instructions.insert(branch, near);
        method.instructions.insert(branch, new JumpInsnNode(GOTO_W, far));
    }

    private static int operands(int branch) {
        return branch >= Opcodes.IF_ICMPEQ && branch <= Opcodes.IF_ACMPNE ? 2 : 1;
    }

    /** The opcodes are in pairs, which begin with an odd number but for the last pair. */
    private static int opposite(int branch) {
        return branch >= Opcodes.IFNULL ? branch ^ 1 : (branch + 1 ^ 1) - 1;
    }

    private static boolean isFrameNext(AbstractInsnNode instruction) {
        AbstractInsnNode at = instruction.getNext();
        while (at != null && at.getOpcode() < 0 && !(at instanceof FrameNode)) at = at.getNext();
        return at instanceof FrameNode;
    }

    /** The types behind a branch, which has taken its operands. */
    private static FrameNode frame(FrameState before, int operands) {
        List<Object> locals = new ArrayList<>();
        List<Object> all = before.locals();
        for (int local = 0; local < all.size(); local += FrameState.size(all.get(local))) locals.add(all.get(local));
        while (!locals.isEmpty() && locals.get(locals.size() - 1) == Opcodes.TOP) locals.remove(locals.size() - 1);
        List<Object> stack = before.stack().subList(0, before.stack().size() - operands);
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(), stack.toArray());
    }
}
