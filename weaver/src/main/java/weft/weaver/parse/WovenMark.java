package weft.weaver.parse;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
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
 *
 * <p>It also names the layout of each state machine that the class was woven with, so that a hot swap can be compared
 * with the machines that the JVM has. The content is text, {@code name;layout;} for each machine, since no class name
 * has a semicolon. It refers to no constant: tools that reorder the constant pool copy unknown attributes as they are.
 */
public final class WovenMark extends Attribute {
    /** Names the attribute. */
    public static final String NAME = "weft.Woven";

    /** Names the constant of a state machine that holds its layout; machines of different layout are different. */
    public static final String LAYOUT = "LAYOUT";

    private final SortedMap<String, String> layouts = new TreeMap<>();

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

    /** Adds a state machine, by its internal name. */
    public void add(String machine, String layout) {
        layouts.put(machine, layout);
    }

    /** Returns the layout of each state machine, by internal name; empty if an older version wove the class. */
    public SortedMap<String, String> layouts() {
        return layouts;
    }

    @Override
    protected Attribute read(
            ClassReader reader, int offset, int length, char[] buffer, int codeOffset, Label[] labels) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) content[i] = (byte) reader.readByte(offset + i);
        WovenMark mark = new WovenMark();
        String[] parts = new String(content, StandardCharsets.UTF_8).split(";");
        for (int i = 0; i + 1 < parts.length; i += 2) mark.add(parts[i], parts[i + 1]);
        return mark;
    }

    @Override
    protected ByteVector write(ClassWriter writer, byte[] code, int codeLength, int maxStack, int maxLocals) {
        StringBuilder text = new StringBuilder();
        for (String machine : layouts.keySet()) {
            text.append(machine).append(';').append(layouts.get(machine)).append(';');
        }
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        return new ByteVector(content.length).putByteArray(content, 0, content.length);
    }
}
