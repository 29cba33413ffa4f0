package weft.weaver.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.analyse.Monitors;

/** Puts awaits in front of instructions chosen at random: at any depth of the operand stack, in any handler. */
final class Places {
    static final String DRIVER = "weft/BlockingDriver";

    /** All instructions of a short method, and about this many of a longer one. */
    private static final double AIM = 10;

    private static final double LEAST = 0.04;
    private static final int MOST = 60;
    private static final int FEW = 3;

    private Places() {}

    /**
     * What was put in.
     *
     * @param kept the awaits that are in the method now
     * @param underMonitor those that were taken out again, because a monitor is held there
     */
    record Inserted(int kept, int underMonitor) {}

    static Inserted insert(String owner, MethodNode method, Mode mode, Random random) {
        labelCreations(method);
        List<AbstractInsnNode> awaits = new ArrayList<>();
        for (AbstractInsnNode place : choose(candidates(owner, method, mode), mode, random)) {
            AbstractInsnNode await = await();
            InsnList code = new InsnList();
            code.add(new FieldInsnNode(Opcodes.GETSTATIC, DRIVER, "PENDING", "Lweft/Awaitable;"));
            code.add(await);
            code.add(new InsnNode(Opcodes.POP));
            method.instructions.insertBefore(place.getOpcode() == Opcodes.NEW ? place.getPrevious() : place, code);
            awaits.add(await);
        }
        method.maxStack++;
        List<AbstractInsnNode> underMonitor = Monitors.awaitsUnderMonitor(method);
        for (AbstractInsnNode await : underMonitor) {
            method.instructions.remove(await.getPrevious());
            method.instructions.remove(await.getNext());
            method.instructions.remove(await);
        }
        return new Inserted(awaits.size() - underMonitor.size(), underMonitor.size());
    }

    /** Frames name an object under construction by the label of its {@code new}: nothing may come between the two. */
    private static void labelCreations(MethodNode method) {
        Map<Object, LabelNode> own = new HashMap<>();
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction.getOpcode() != Opcodes.NEW) continue;
            LabelNode label = new LabelNode();
            for (AbstractInsnNode at = instruction.getPrevious(); at != null && at.getOpcode() < 0; ) {
                own.put(at, label);
                at = at.getPrevious();
            }
            method.instructions.insertBefore(instruction, label);
        }
        for (AbstractInsnNode instruction : method.instructions) {
            if (!(instruction instanceof FrameNode frame)) continue;
            frame.local.replaceAll(type -> own.containsKey(type) ? own.get(type) : type);
            frame.stack.replaceAll(type -> own.containsKey(type) ? own.get(type) : type);
        }
    }

    private static AbstractInsnNode await() {
        return new MethodInsnNode(
                Opcodes.INVOKESTATIC, "weft/Asyncio", "await", "(Lweft/Awaitable;)Ljava/lang/Object;", false);
    }

    private static List<AbstractInsnNode> choose(List<AbstractInsnNode> candidates, Mode mode, Random random) {
        double share = mode == Mode.FEW
                ? (double) FEW / candidates.size()
                : Math.max(LEAST, AIM / Math.max(1, candidates.size()));
        List<AbstractInsnNode> chosen = new ArrayList<>();
        for (AbstractInsnNode candidate : candidates) {
            if (chosen.size() < MOST && random.nextDouble() < share) chosen.add(candidate);
        }
        if (chosen.isEmpty() && !candidates.isEmpty()) chosen.add(candidates.get(random.nextInt(candidates.size())));
        return chosen;
    }

    private static List<AbstractInsnNode> candidates(String owner, MethodNode method, Mode mode) {
        List<AbstractInsnNode> candidates = new ArrayList<>();
        AnalyzerAdapter types =
                new AnalyzerAdapter(Opcodes.ASM9, owner, method.access, method.name, method.desc, null) {};
        AbstractInsnNode previous = null;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() >= 0) {
                boolean isCopyOfNew = previous != null
                        && previous.getOpcode() == Opcodes.NEW
                        && instruction.getOpcode() == Opcodes.DUP;
                boolean isWanted = mode != Mode.FEW || types.locals != null && !constructs(types);
                if (!isCopyOfNew && isWanted) candidates.add(instruction);
                previous = instruction;
            }
            instruction.accept(types);
        }
        method.instructions.resetLabels();
        return candidates;
    }

    private static boolean constructs(AnalyzerAdapter types) {
        return types.stack.stream().anyMatch(Label.class::isInstance)
                || types.locals.stream().anyMatch(Label.class::isInstance);
    }
}
