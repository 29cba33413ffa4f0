package weft.weaver.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.names.Names;
import weft.weaver.parse.Lambdas;
import weft.weaver.parse.ParsedClass;

/**
 * The annotations that a body gets from its method: those which tools read that look at the source's lines in class
 * files.
 *
 * <ul>
 *   <li>All of retention CLASS: forbidden-apis, animal-sniffer, SpotBugs and others let pass what they mark.
 *   <li>Of retention RUNTIME those alone whose simple name contains "Generated": JaCoCo counts no method that has one.
 *       By any other a framework would find the method a second time.
 * </ul>
 *
 * <p>The body of a lambda gets those of the method in which it is written, too. Tools find that method by the
 * {@code invokedynamic}, which names the stub. JaCoCo does not: it counts the lambdas of a method that it leaves out.
 */
final class BodyAnnotations {
    private static final String GENERATED = "Generated";

    private final MethodNode body;

    private BodyAnnotations(MethodNode body) {
        this.body = body;
    }

    /** Copies the annotations of a method to its body. */
    static void copy(MethodNode method, Lambdas lambdas, MethodNode body) {
        BodyAnnotations annotations = new BodyAnnotations(body);
        Set<MethodNode> seen = new HashSet<>(); // a method may make a lambda of itself
        MethodNode from = method;
        while (from != null && seen.add(from)) {
            annotations.add(from, from == method);
            from = lambdas.contains(from) && !ParsedClass.isAsync(from) ? lambdas.makerOf(from) : null;
        }
    }

    private void add(MethodNode from, boolean isOwn) {
        if (from.invisibleAnnotations != null) {
            if (body.invisibleAnnotations == null) body.invisibleAnnotations = new ArrayList<>();
            for (AnnotationNode annotation : from.invisibleAnnotations) {
                if (isOwn || !isGenerated(annotation)) add(annotation, body.invisibleAnnotations);
            }
        }
        if (from.visibleAnnotations == null || !isOwn) return;
        for (AnnotationNode annotation : from.visibleAnnotations) {
            if (!isGenerated(annotation)) continue;
            if (body.visibleAnnotations == null) body.visibleAnnotations = new ArrayList<>();
            add(annotation, body.visibleAnnotations);
        }
    }

    /** Not twice: only with a container may an annotation repeat. */
    private static void add(AnnotationNode annotation, List<AnnotationNode> to) {
        if (annotation.desc.equals(Names.ASYNC)) return;
        for (AnnotationNode known : to) {
            if (known.desc.equals(annotation.desc)) return;
        }
        to.add(annotation);
    }

    private static boolean isGenerated(AnnotationNode annotation) {
        String name = annotation.desc;
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1)
                .contains(GENERATED);
    }
}
