package weft.weaver.check;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.analyse.Monitors;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.parse.AwaitCall;
import weft.weaver.parse.Lines;
import weft.weaver.parse.ParsedClass;
import weft.weaver.parse.ReturnKind;

/** Finds the misuse of {@code @Async} and {@code await} in one method. */
final class MethodChecks {
    private static final List<String> TEST_ANNOTATIONS = List.of("Lorg/junit/jupiter/api/Test;", "Lorg/junit/Test;");

    private final ParsedClass parsed;
    private final MethodNode method;
    private final List<Diagnostic> diagnostics;

    MethodChecks(ParsedClass parsed, MethodNode method, List<Diagnostic> diagnostics) {
        this.parsed = parsed;
        this.method = method;
        this.diagnostics = diagnostics;
    }

    void check(boolean isWoven) {
        checkReferences();
        if (ParsedClass.isAsync(method)) checkDeclaration();
        if (isWoven) checkMonitors();
        else if (ParsedClass.awaits(method)) error(firstAwait(), awaitOutside());
    }

    private void checkReferences() {
        for (AbstractInsnNode instruction : method.instructions) {
            if (AwaitCall.isReference(instruction)) error(instruction, Messages.AWAIT_REFERENCE);
        }
    }

    private void checkDeclaration() {
        if (method.name.equals("<init>")) {
            declaration(Messages.ASYNC_CONSTRUCTOR);
        } else if (has(Opcodes.ACC_SYNCHRONIZED)) {
            declaration(Messages.ASYNC_SYNCHRONIZED);
        } else if (has(Opcodes.ACC_NATIVE)) {
            declaration(Messages.nativeMethod(method.name));
        } else if (has(Opcodes.ACC_ABSTRACT)) {
            declaration(Messages.abstractMethod(method.name));
        } else if (ReturnKind.of(method.desc).isEmpty()) {
            String type = Type.getReturnType(method.desc).getClassName();
            declaration(Messages.unsupportedReturn(method.name, type));
        } else {
            warnOfLaunchers();
        }
    }

    private void warnOfLaunchers() {
        ReturnKind returns = ReturnKind.of(method.desc).orElseThrow();
        boolean isMain = method.name.equals("main") && method.desc.startsWith("([Ljava/lang/String;)");
        if (isMain && returns != ReturnKind.VOID) warning(Messages.launcher(method.name, "a main method"));
        if (hasTestAnnotation()) warning(Messages.launcher(method.name, "a test method"));
    }

    private boolean hasTestAnnotation() {
        List<AnnotationNode> annotations = method.visibleAnnotations;
        if (annotations == null) return false;
        for (AnnotationNode annotation : annotations) {
            if (TEST_ANNOTATIONS.contains(annotation.desc)) return true;
        }
        return false;
    }

    private void checkMonitors() {
        for (AbstractInsnNode await : Monitors.awaitsUnderMonitor(method)) error(await, Messages.AWAIT_UNDER_MONITOR);
    }

    private String awaitOutside() {
        return switch (method.name) {
            case "<init>" -> Messages.AWAIT_IN_CONSTRUCTOR;
            case "<clinit>" -> Messages.AWAIT_IN_STATIC_INITIALISER;
            default ->
                ParsedClass.isLambda(method)
                        ? Messages.awaitInLambda(Type.getReturnType(method.desc).getClassName())
                        : Messages.awaitOutsideAsync(method.name);
        };
    }

    private AbstractInsnNode firstAwait() {
        for (AbstractInsnNode instruction : method.instructions) {
            if (AwaitCall.isAwait(instruction)) return instruction;
        }
        throw new IllegalStateException(method.name + " awaits nothing");
    }

    private boolean has(int flag) {
        return (method.access & flag) != 0;
    }

    private void error(AbstractInsnNode at, String message) {
        diagnostics.add(parsed.error(Lines.of(at), message));
    }

    private void declaration(String message) {
        diagnostics.add(parsed.error(Lines.first(method), message));
    }

    private void warning(String message) {
        diagnostics.add(parsed.warning(Lines.first(method), message));
    }
}
