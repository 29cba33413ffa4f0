package weft.weaver.check;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import weft.weaver.names.Names;

/**
 * The annotations of other libraries that are taken for {@code @Async}: {@code Async} of Spring and Micronaut,
 * {@code Asynchronous} of EJB, Jakarta Concurrency and MicroProfile, {@code AsynchronousNonBlocking} of Quarkus.
 */
final class OtherAsync {
    private static final String BEGINNING = "Async";

    private OtherAsync() {}

    /** Returns the name of the first one; the lists may be null. */
    static Optional<String> among(List<AnnotationNode> visible, List<AnnotationNode> invisible) {
        Optional<String> found = among(visible);
        return found.isPresent() ? found : among(invisible);
    }

    private static Optional<String> among(List<AnnotationNode> annotations) {
        if (annotations == null) return Optional.empty();
        for (AnnotationNode annotation : annotations) {
            String name = Type.getType(annotation.desc).getClassName();
            int simpleAt = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1;
            boolean isOther = name.startsWith(BEGINNING, simpleAt) && !annotation.desc.equals(Names.ASYNC);
            if (isOther) return Optional.of(name.replace('$', '.'));
        }
        return Optional.empty();
    }
}
