package weft.weaver.parse;

import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.names.Names;

/**
 * The class attribute that marks a woven class file, so that weaving it again changes nothing. Any tool may drop it
 * (JVM specification 4.7.1), as the JVM does when it reconstitutes bytes. So nothing at run time rests on it, and a
 * class with an entry counts as woven, too.
 */
public final class WovenMark extends Attribute {
    /** Names the attribute. */
    public static final String NAME = "weft.Woven";

    public WovenMark() {
        super(NAME);
    }

    /** Returns whether a class was woven. */
    static boolean isOn(ClassNode tree) {
        if (tree.attrs != null) {
            for (Attribute attribute : tree.attrs) {
                if (attribute instanceof WovenMark) return true;
            }
        }
        for (MethodNode method : tree.methods) {
            if (isEntry(method)) return true;
        }
        return false;
    }

    /** An entry is synthetic, and takes the machine whose name ends with its own. */
    private static boolean isEntry(MethodNode method) {
        return method.name.startsWith(Names.ENTRY)
                && (method.access & Opcodes.ACC_SYNTHETIC) != 0
                && method.desc.endsWith("$" + method.name + ";)Ljava/lang/Object;");
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
