package weft.weaver.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

    /** AspectJ's name for the code of a method around which an advice is. */
    private static final Pattern ADVISED = Pattern.compile("_aroundBody\\d+");

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
            default -> awaitOutsideMethod();
        };
    }

    private String awaitOutsideMethod() {
        if (ADVISED.matcher(method.name).find()) return Messages.awaitInAdvised(method.name);
        // A private method that a method reference names looks like a lambda; but programmers write no dollar in names.
        boolean isDeclared =
                parsed.lambdas().makerOf(method) != null && !has(Opcodes.ACC_SYNTHETIC) && method.name.indexOf('$') < 0;
        return parsed.lambdas().contains(method) && !isDeclared
                ? Messages.awaitInLambda(Type.getReturnType(method.desc).getClassName())
                : awaitOutsideAsync();
    }

    /** An import of an IDE brings the annotation of another library easily. */
    private String awaitOutsideAsync() {
        Optional<String> ofMethod = OtherAsync.among(method.visibleAnnotations, method.invisibleAnnotations);
        if (ofMethod.isPresent()) return Messages.otherAsync(method.name, ofMethod.get());
        Optional<String> ofClass =
                OtherAsync.among(parsed.tree().visibleAnnotations, parsed.tree().invisibleAnnotations);
        return ofClass.isPresent()
                ? Messages.classWithOtherAsync(method.name, ofClass.get())
                : Messages.awaitOutsideAsync(method.name);
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
        int line = Lines.of(at);
        diagnostics.add(parsed.error(line, placed(line, message)));
    }

    private void declaration(String message) {
        int line = Lines.first(method);
        diagnostics.add(parsed.error(line, placed(line, message)));
    }

    private void warning(String message) {
        int line = Lines.first(method);
        diagnostics.add(parsed.warning(line, placed(line, message)));
    }

    /** A method without code has no lines, as one that was compiled without them: then the message names the method. */
    private String placed(int line, String message) {
        if (line > 0) return message;
        return parsed.tree().name.replace('/', '.') + "." + method.name + ": " + message;
    }
}
