package weft.weaver.parse;

import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;

/**
 * The class attribute that marks a woven class file, so that weaving it again changes nothing. The JVM ignores it (JVM
 * specification 4.7.1) and drops it when it reconstitutes bytes, so nothing at run time rests on it.
 */
public final class WovenMark extends Attribute {
    /** Names the attribute. */
    public static final String NAME = "weft.Woven";

    public WovenMark() {
        super(NAME);
    }

    @Override
    protected Attribute read(
            ClassReader reader, int offset, int length, char[] buffer, int codeOffset, Label[] labels) {
        return new WovenMark();
    }

    @Override
    protected ByteVector write(ClassWriter writer, byte[] code, int codeLength, int maxStack, int maxLocals) {
        return new ByteVector();
    }
}
