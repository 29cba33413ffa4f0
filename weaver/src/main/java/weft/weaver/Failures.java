package weft.weaver;

import java.util.Optional;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.Opcodes;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.inspect.Damage;
import weft.weaver.parse.ParsedClass;
import weft.weaver.verify.StructureCheck;

/** What is said when a class cannot be woven for a reason that is not in the user's source. */
final class Failures {
    private static final int MAJOR_AT = 6;
    private static final int FIRST_JAVA = 44;

    private Failures() {}

    static Diagnostic unreadable(String name, byte[] classFile, RuntimeException failure) {
        int major = (classFile[MAJOR_AT] & 0xff) << 8 | classFile[MAJOR_AT + 1] & 0xff;
        String message = major > newestMajor()
                ? "the class file is of Java " + (major - FIRST_JAVA)
                        + ", and this version of Weft reads class files up to"
                        + " Java " + (newestMajor() - FIRST_JAVA) + "; update Weft, or compile with --release "
                        + (newestMajor() - FIRST_JAVA)
                : "the class file is damaged and was left as it is ("
                        + Damage.of(classFile).orElse(failure.toString()) + "); compile it again";
        return new Diagnostic(Diagnostic.Severity.ERROR, name, name, 0, message);
    }

    static Diagnostic internal(ParsedClass parsed, byte[] classFile, Throwable failure) {
        if (failure instanceof ClassTooLargeException tooLarge) {
            return parsed.error(
                    0,
                    "the woven class needs " + tooLarge.getConstantPoolCount()
                            + " constants, more than the 65535 that a class" + " file allows; split the class");
        }
        Optional<String> damage = StructureCheck.firstProblem(classFile);
        if (damage.isPresent()) {
            return parsed.error(
                    0,
                    "the class file is damaged and was left as it is: the JVM's verifier would not take it even unwoven ("
                            + damage.get() + "); compile it again");
        }
        return parsed.error(
                0,
                "this class could not be woven and was left as it is; this is a bug in Weft, please report it with the class"
                        + " file (" + failure + ")");
    }

    /** Returns the error for a class file that takes too much memory before its name is known. */
    static Diagnostic tooLarge(String name, Throwable failure) {
        return new Diagnostic(Diagnostic.Severity.ERROR, name, name, 0, limit("the class file", failure));
    }

    /**
     * Says what cannot be woven with what the weaver is given.
     *
     * @param what the method or class
     */
    static String limit(String what, Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return what + " takes more memory to weave than this JVM's heap of "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB; split the largest method, or give the JVM that"
                    + " weaves more with -Xmx";
        }
        if (failure instanceof StackOverflowError) {
            return what + " takes more stack to weave than this thread has; split the largest method, or give the JVM"
                    + " that weaves more with -Xss";
        }
        return what + " is too large to analyse: it has too many instructions for its number of local variables; split"
                + " the method";
    }

    private static int newestMajor() {
        return Opcodes.V28;
    }
}
