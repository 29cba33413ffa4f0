package weft.weaver.verify;

import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * ASM's check of whole class files: flags, names, descriptors, the order and the types of stack map frames, the ranges
 * of the debug tables. It loads no class.
 */
public final class ClassFileCheck {
    private ClassFileCheck() {}

    /** Checks the woven owner and its machines. Throws an unchecked exception of ASM's if one is malformed. */
    public static void check(byte[] owner, Map<String, byte[]> machines) {
        check(owner);
        machines.values().forEach(ClassFileCheck::check);
    }

    private static void check(byte[] classFile) {
        CheckClassAdapter checker = new CheckClassAdapter(Opcodes.ASM9, new ClassNode(), false) {};
        new ClassReader(classFile).accept(checker, ClassReader.EXPAND_FRAMES);
    }
}
