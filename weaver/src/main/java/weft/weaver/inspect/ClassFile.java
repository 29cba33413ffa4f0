package weft.weaver.inspect;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.names.Names;
import weft.weaver.parse.WovenMark;

/** A class file that is on disk or woven, read as far as a question needs. */
public final class ClassFile {
    /** Names the constant of a state machine that holds its layout. */
    public static final String LAYOUT = WovenMark.LAYOUT;

    private static final int CONSTANT_CLASS = 7;
    private static final int SKIP_DETAILS = ClassReader.SKIP_FRAMES;

    private final ClassReader reader;

    private ClassFile(ClassReader reader) {
        this.reader = reader;
    }

    /** Opens a class file; empty where the bytes are none that can be read. */
    public static Optional<ClassFile> of(byte[] bytes) {
        if (Damage.of(bytes).isPresent()) return Optional.empty();
        try {
            ClassReader reader = new ClassReader(bytes);
            reader.getClassName(); // throws if it names no constant of its kind
            reader.getSuperName();
            return Optional.of(new ClassFile(reader));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns the internal name. */
    public String name() {
        return reader.getClassName();
    }

    /** Tells whether the weaver made this class. */
    public boolean isMachine() {
        return (reader.getAccess() & Opcodes.ACC_SYNTHETIC) != 0 && Names.STATE_MACHINE.equals(reader.getSuperName());
    }

    /** Returns the internal names of the classes that the constant pool refers to. */
    public Set<String> referencedClasses() {
        Set<String> names = new TreeSet<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int index = 1; index < reader.getItemCount(); index++) {
            int offset = reader.getItem(index);
            // The slot after a long or a double has no item.
            if (offset != 0 && reader.readByte(offset - 1) == CONSTANT_CLASS)
                names.add(reader.readUTF8(offset, buffer));
        }
        return names;
    }

    /**
     * Returns the layout of each state machine that this class was woven with, by internal name. Empty if the class is
     * not marked as woven; an empty map if it was woven by a version that did not note the layouts.
     */
    public Optional<SortedMap<String, String>> layouts() {
        MarkFinder finder = new MarkFinder();
        reader.accept(finder, new Attribute[] {new WovenMark()}, ClassReader.SKIP_CODE);
        return Optional.ofNullable(finder.mark).map(WovenMark::layouts);
    }

    /** Returns the first line of the body that a state machine of this class runs; 0 where there is none. */
    public int lineOfBody(String machine) {
        FirstLine firstLine = new FirstLine("L" + machine + ";");
        reader.accept(firstLine, SKIP_DETAILS);
        return firstLine.line;
    }

    /** Returns the source file's name, or the class name where the class file gives none. */
    public String source() {
        FirstLine visitor = new FirstLine("");
        reader.accept(visitor, ClassReader.SKIP_CODE);
        return visitor.source == null ? name().replace('/', '.') : visitor.source;
    }

    private static final class MarkFinder extends ClassVisitor {
        private WovenMark mark;

        MarkFinder() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitAttribute(Attribute attribute) {
            if (attribute instanceof WovenMark found) mark = found;
        }
    }

    private static final class FirstLine extends ClassVisitor {
        private final String parameter;
        private String source;
        private int line;

        FirstLine(String parameter) {
            super(Opcodes.ASM9);
            this.parameter = parameter;
        }

        @Override
        public void visitSource(String file, String debug) {
            source = file;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
            if (!descriptor.contains(parameter)) return null;
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitLineNumber(int number, Label start) {
                    if (line == 0) line = number;
                }
            };
        }
    }
}
