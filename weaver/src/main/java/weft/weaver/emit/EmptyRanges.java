package weft.weaver.emit;

import java.util.Iterator;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Drops the ranges of a body that contain no instruction any more, since what they contained was taken out. The JVM
 * refuses a protected range that is empty (JVM specification 4.7.3), and a variable's range that begins where the code
 * ends.
 */
final class EmptyRanges {
    private EmptyRanges() {}

    static void drop(MethodNode body) {
        for (Iterator<TryCatchBlockNode> blocks = body.tryCatchBlocks.iterator(); blocks.hasNext(); ) {
            TryCatchBlockNode block = blocks.next();
            if (isEmpty(block.start, block.end)) blocks.remove();
        }
        for (Iterator<LocalVariableNode> variables = body.localVariables.iterator(); variables.hasNext(); ) {
            LocalVariableNode variable = variables.next();
            if (isEmpty(variable.start, variable.end)) variables.remove();
        }
        dropAnnotations(body.visibleLocalVariableAnnotations);
        dropAnnotations(body.invisibleLocalVariableAnnotations);
    }

    private static void dropAnnotations(List<LocalVariableAnnotationNode> annotations) {
        if (annotations == null) return;
        for (Iterator<LocalVariableAnnotationNode> each = annotations.iterator(); each.hasNext(); ) {
            LocalVariableAnnotationNode annotation = each.next();
            for (int i = annotation.start.size() - 1; i >= 0; i--) {
                if (!isEmpty(annotation.start.get(i), annotation.end.get(i))) continue;
                annotation.start.remove(i);
                annotation.end.remove(i);
                annotation.index.remove(i);
            }
            if (annotation.start.isEmpty()) each.remove();
        }
    }

    private static boolean isEmpty(LabelNode start, LabelNode end) {
        AbstractInsnNode at = start;
        while (at != end && at.getOpcode() < 0) at = at.getNext();
        return at == end;
    }
}
