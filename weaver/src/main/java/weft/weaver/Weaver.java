package weft.weaver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.LimitExceededException;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import weft.weaver.analyse.MethodAnalysis;
import weft.weaver.analyse.NamedClasses;
import weft.weaver.analyse.UnsupportedCodeException;
import weft.weaver.check.ClassChecks;
import weft.weaver.check.ForgottenAwaits;
import weft.weaver.check.NullReturns;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.emit.ClassEmitter;
import weft.weaver.parse.Lines;
import weft.weaver.parse.ParsedClass;
import weft.weaver.plan.MethodPlan;
import weft.weaver.plan.Planner;
import weft.weaver.scan.ConstantPoolScan;
import weft.weaver.verify.BodySize;
import weft.weaver.verify.ClassFileCheck;
import weft.weaver.verify.StructureCheck;

/**
 * Class bytes in, class bytes out: weaves the {@code @Async} methods of one class at a time. Thread-safe; keeps
 * nothing; loads no class; gives the same bytes for the same input.
 */
public final class Weaver {
    private final Checks checks;
    private final boolean keepLocals;

    /** Makes a weaver that simulates each method that it writes. */
    public Weaver() {
        this(Checks.STRUCTURE);
    }

    /**
     * Makes a weaver.
     *
     * @param checks what is checked of each woven class
     */
    public Weaver(Checks checks) {
        this(checks, false);
    }

    /**
     * Makes a weaver.
     *
     * @param checks what is checked of each woven class
     * @param keepLocals whether a variable keeps its value across an await as long as it is in scope, so that a
     *     debugger shows it, and not only as long as the program needs it; machines get larger and hold more alive
     */
    public Weaver(Checks checks, boolean keepLocals) {
        this.checks = checks;
        this.keepLocals = keepLocals;
    }

    /**
     * Weaves one class file.
     *
     * @param classFile the bytes of a class file; never changed
     * @return what to define instead, and what there is to say about it; never null, never throws
     */
    public Woven weave(byte[] classFile) {
        return weave("?", classFile);
    }

    /**
     * Weaves one class file.
     *
     * @param name what to call it where the bytes do not say what class it is
     * @param classFile the bytes of a class file; never changed
     * @return what to define instead, and what there is to say about it; never null, never throws
     */
    public Woven weave(String name, byte[] classFile) {
        if (!ConstantPoolScan.mentionsWeft(classFile)) return unchanged(null, classFile, List.of());
        ParsedClass parsed;
        try {
            parsed = ParsedClass.parse(classFile);
        } catch (RuntimeException unreadable) {
            return unchanged(null, classFile, List.of(Failures.unreadable(name, classFile, unreadable)));
        } catch (OutOfMemoryError | StackOverflowError limit) {
            return unchanged(null, classFile, List.of(Failures.tooLarge(name, limit)));
        }
        if (parsed.isWoven()) return unchanged(parsed.tree().name, classFile, List.of());
        List<Diagnostic> diagnostics = new ArrayList<>();
        try {
            return weave(parsed, classFile, diagnostics);
        } catch (OutOfMemoryError | StackOverflowError limit) {
            diagnostics.add(parsed.error(
                    0, Failures.limit("class " + parsed.tree().name.replace('/', '.'), limit)));
            return unchanged(parsed.tree().name, classFile, diagnostics);
        } catch (AnalyzerException | RuntimeException | AssertionError failure) {
            // ASM reports some damaged descriptors as an AssertionError.
            diagnostics.add(Failures.internal(parsed, classFile, failure));
            return unchanged(parsed.tree().name, classFile, diagnostics);
        }
    }

    /**
     * Returns the plans of a class's methods as text, for reading.
     *
     * @param classFile the bytes of a class file without errors
     * @return one block of lines for each method that is woven
     */
    public String explain(byte[] classFile) throws AnalyzerException {
        ParsedClass parsed = ParsedClass.parse(classFile);
        NamedClasses named = NamedClasses.of(parsed.tree());
        StringBuilder text = new StringBuilder();
        for (MethodNode method : parsed.asyncMethods()) {
            text.append(Planner.plan(parsed, MethodAnalysis.of(parsed, method, keepLocals), named));
        }
        return text.toString();
    }

    /**
     * Finds mistakes that do not keep a class from being woven: in a class that is not woven, awaits that were
     * forgotten; in a woven one, methods that return null. Asks all classes that can have an async call, also those
     * with nothing to weave. It is for builds, and takes time that the loading of a class should not.
     *
     * @param classFile the bytes of a class file; may be anything
     * @return what there is to say; never null, never throws
     */
    public static List<Diagnostic> mistakes(byte[] classFile) {
        boolean isOfInterest = ConstantPoolScan.mentionsWeft(classFile) || ConstantPoolScan.callsCoroutines(classFile);
        if (!isOfInterest) return List.of();
        try {
            ParsedClass parsed = ParsedClass.parse(classFile);
            return parsed.isWoven() ? NullReturns.find(parsed) : ForgottenAwaits.find(parsed);
        } catch (RuntimeException | AssertionError | OutOfMemoryError | StackOverflowError damagedOrTooLarge) {
            return List.of(); // weave() says so
        }
    }

    private Woven weave(ParsedClass parsed, byte[] classFile, List<Diagnostic> diagnostics) throws AnalyzerException {
        String name = parsed.tree().name;
        diagnostics.addAll(ClassChecks.check(parsed));
        if (Diagnostic.anyError(diagnostics)) return unchanged(name, classFile, diagnostics);
        List<MethodNode> methods = parsed.asyncMethods();
        if (methods.isEmpty()) return unchanged(name, classFile, diagnostics);
        ClassEmitter emitter = new ClassEmitter(parsed);
        NamedClasses named = NamedClasses.of(parsed.tree());
        for (MethodNode method : methods) weave(parsed, method, named, emitter, diagnostics);
        byte[] owner = Diagnostic.anyError(diagnostics) ? null : write(parsed, emitter, diagnostics);
        if (Diagnostic.anyError(diagnostics)) return unchanged(name, classFile, diagnostics);
        if (checks != Checks.NONE) StructureCheck.check(owner, emitter.machines());
        if (checks == Checks.CLASS_FILE) ClassFileCheck.check(owner, emitter.machines());
        return new Woven(name, owner, true, emitter.machines(), List.copyOf(diagnostics));
    }

    /** Returns the woven class; null if there is a diagnostic that says why not. */
    private static byte[] write(ParsedClass parsed, ClassEmitter emitter, List<Diagnostic> diagnostics) {
        for (MethodNode body : emitter.bodies()) {
            Optional<Diagnostic> tooLarge = BodySize.check(parsed, body);
            if (tooLarge.isPresent()) diagnostics.add(tooLarge.get());
        }
        if (Diagnostic.anyError(diagnostics)) return null;
        try {
            return emitter.owner();
        } catch (MethodTooLargeException tooLarge) {
            diagnostics.add(BodySize.tooLarge(parsed, tooLarge));
            return null;
        }
    }

    private void weave(
            ParsedClass parsed,
            MethodNode method,
            NamedClasses named,
            ClassEmitter emitter,
            List<Diagnostic> diagnostics)
            throws AnalyzerException {
        try {
            MethodAnalysis analysis = MethodAnalysis.of(parsed, method, keepLocals);
            for (String warning : analysis.warnings()) diagnostics.add(parsed.warning(Lines.first(method), warning));
            MethodPlan plan = Planner.plan(parsed, analysis, named);
            emitter.weave(plan, method, analysis.method());
        } catch (UnsupportedCodeException unsupported) {
            int line = unsupported.line() > 0 ? unsupported.line() : Lines.first(method);
            diagnostics.add(parsed.error(line, unsupported.getMessage()));
        } catch (LimitExceededException | OutOfMemoryError | StackOverflowError limit) {
            diagnostics.add(parsed.error(Lines.first(method), Failures.limit("method " + method.name, limit)));
        }
    }

    private static Woven unchanged(String name, byte[] classFile, List<Diagnostic> diagnostics) {
        return new Woven(name, classFile, false, Collections.emptySortedMap(), List.copyOf(diagnostics));
    }
}
