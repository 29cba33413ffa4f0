package weft.weaver.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.internal.instr.InstrSupport;
import org.objectweb.asm.Opcodes;

/** Whether JaCoCo's agent saw the class, and when: its probes are a {@code boolean[]} local of every method. */
public enum Coverage {
    NONE,
    BEFORE_WEAVING,
    AFTER_WEAVING;

    /** Puts probes into a class, which count into an array of their own. */
    public static byte[] instrument(String name, byte[] classFile) {
        Instrumenter instrumenter = new Instrumenter((classId, className, probes, method) -> {
            InstrSupport.push(method, probes);
            method.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_BOOLEAN);
            return 1;
        });
        try {
            return instrumenter.instrument(classFile, name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
