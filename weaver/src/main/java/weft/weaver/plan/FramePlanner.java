package weft.weaver.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import weft.weaver.analyse.FrameState;
import weft.weaver.analyse.MethodAnalysis;

/** Finds what the source's stack map frames lose, so that both the straight path and a resumed one fit them. */
final class FramePlanner {
    private final MethodAnalysis analysis;

    FramePlanner(MethodAnalysis analysis) {
        this.analysis = analysis;
    }

    List<FrameChange> changes() {
        List<FrameChange> changes = new ArrayList<>();
        for (AbstractInsnNode instruction : analysis.method().instructions) {
            if (instruction instanceof FrameNode frame) {
                changes.add(new FrameChange(
                        analysis.method().instructions.indexOf(frame), deadLocals(frame), droppedOperands(frame)));
            }
        }
        return changes;
    }

    private List<Integer> deadLocals(FrameNode frame) {
        BitSet live = analysis.liveness().before(frame);
        List<Integer> dead = new ArrayList<>();
        int local = 0;
        for (Object type : frame.local) {
            boolean isThis = local == 0 && analysis.keepsThis();
            boolean isGone = !live.get(local) || analysis.creations().isDeferred(type);
            if (type != Opcodes.TOP && !isThis && isGone) dead.add(local);
            local += FrameState.size(type);
        }
        return dead;
    }

    private List<Integer> droppedOperands(FrameNode frame) {
        List<Integer> dropped = new ArrayList<>();
        for (int entry = 0; entry < frame.stack.size(); entry++) {
            if (analysis.creations().isDeferred(frame.stack.get(entry))) dropped.add(entry);
        }
        return dropped;
    }
}
