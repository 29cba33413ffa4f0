package weft.weaver.analyse;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The serialVersionUID that Java computes for a class (Java Object Serialization 4.6). Weaving adds methods that are
 * not private, by which it would change, and objects of the class from before could not be read.
 */
public final class SerialVersion {
    /** The name of the field that says it instead. */
    public static final String FIELD = "serialVersionUID";

    /**
     * Classes and interfaces that are not Serializable, in every version of Java. Those of the functional interfaces'
     * package are not, either. No other supertype is looked up: the weaver sees one class file at a time.
     */
    private static final Set<String> NOT_SERIALIZABLE = Set.of(
            "java/lang/Object",
            "java/lang/Thread",
            "java/lang/Runnable",
            "java/lang/Iterable",
            "java/lang/Comparable",
            "java/lang/Cloneable",
            "java/lang/CharSequence",
            "java/lang/AutoCloseable",
            "java/io/Closeable",
            "java/util/Comparator",
            "java/util/Iterator",
            "java/util/concurrent/Callable",
            "java/util/concurrent/Executor",
            "weft/AsyncCallable",
            "weft/AsyncFunction",
            "weft/Awaitable");

    private static final String FUNCTIONS = "java/util/function/";

    private static final int CLASS_FLAGS =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
    private static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED;
    private static final int FIELD_FLAGS =
            ACCESS | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_VOLATILE | Opcodes.ACC_TRANSIENT;
    private static final int METHOD_FLAGS = ACCESS
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_SYNCHRONIZED
            | Opcodes.ACC_NATIVE
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_STRICT;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private SerialVersion() {}

    /**
     * Returns whether Java may compute a serialVersionUID for a class. It has none as an interface or if it is not
     * Serializable, which is certain only of some supertypes; an enum and a record have 0.
     */
    public static boolean isComputed(ClassNode tree) {
        if ((tree.access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM | Opcodes.ACC_RECORD)) != 0) return false;
        FieldNode field = declared(tree);
        return (field == null || !isUsable(field)) && maybeSerializable(tree);
    }

    /** Returns the field with the name that says the serialVersionUID; null if the class has none. */
    public static FieldNode declared(ClassNode tree) {
        for (FieldNode field : tree.fields) {
            if (field.name.equals(FIELD)) return field;
        }
        return null;
    }

    /** Returns the serialVersionUID that Java computes for a class. */
    public static long of(ClassNode tree) {
        SerialVersion version = new SerialVersion();
        try {
            version.write(tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        int[] hash = Sha1.firstWords(version.bytes.toByteArray());
        return (long) Integer.reverseBytes(hash[1]) << 32 | Integer.reverseBytes(hash[0]) & 0xFFFFFFFFL;
    }

    /** Java reads any static final field that holds a whole number. */
    private static boolean isUsable(FieldNode field) {
        int needed = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        return (field.access & needed) == needed && "BSCIJ".contains(field.desc);
    }

    private static boolean maybeSerializable(ClassNode tree) {
        boolean maybe = maybeSerializable(tree.superName);
        for (String each : tree.interfaces) maybe |= maybeSerializable(each);
        return maybe;
    }

    private static boolean maybeSerializable(String supertype) {
        return !NOT_SERIALIZABLE.contains(supertype) && !supertype.startsWith(FUNCTIONS);
    }

    private void write(ClassNode tree) throws IOException {
        out.writeUTF(tree.name.replace('/', '.'));
        out.writeInt(classFlags(tree));
        String[] interfaces = new String[tree.interfaces.size()];
        for (int i = 0; i < interfaces.length; i++)
            interfaces[i] = tree.interfaces.get(i).replace('/', '.');
        Arrays.sort(interfaces);
        for (String each : interfaces) out.writeUTF(each);
        writeFields(tree);
        for (MethodNode method : tree.methods) {
            if (method.name.equals("<clinit>")) write(method.name, Opcodes.ACC_STATIC, "()V");
        }
        writeMethods(tree, true);
        writeMethods(tree, false);
    }

    /** The flags of the source, which a nested class has in the attribute InnerClasses. */
    private static int classFlags(ClassNode tree) {
        int access = tree.access;
        for (InnerClassNode inner : tree.innerClasses) {
            if (inner.name.equals(tree.name)) access = inner.access;
        }
        return access & CLASS_FLAGS;
    }

    private void writeFields(ClassNode tree) throws IOException {
        List<FieldNode> fields = new ArrayList<>(tree.fields);
        fields.sort(new ByName());
        for (FieldNode field : fields) {
            boolean isPrivate = (field.access & Opcodes.ACC_PRIVATE) != 0;
            if (isPrivate && (field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT)) != 0) continue;
            write(field.name, field.access & FIELD_FLAGS, field.desc);
        }
    }

    private void writeMethods(ClassNode tree, boolean constructors) throws IOException {
        List<MethodNode> methods = new ArrayList<>();
        for (MethodNode method : tree.methods) {
            boolean isMeant = constructors ? method.name.equals("<init>") : !method.name.startsWith("<");
            if (isMeant && (method.access & Opcodes.ACC_PRIVATE) == 0) methods.add(method);
        }
        methods.sort(new ByNameAndType());
        for (MethodNode method : methods) {
            write(method.name, method.access & METHOD_FLAGS, method.desc.replace('/', '.'));
        }
    }

    private void write(String name, int flags, String descriptor) throws IOException {
        out.writeUTF(name);
        out.writeInt(flags);
        out.writeUTF(descriptor);
    }

    private static final class ByName implements Comparator<FieldNode> {
        @Override
        public int compare(FieldNode one, FieldNode other) {
            return one.name.compareTo(other.name);
        }
    }

    private static final class ByNameAndType implements Comparator<MethodNode> {
        @Override
        public int compare(MethodNode one, MethodNode other) {
            int order = one.name.compareTo(other.name);
            return order != 0 ? order : one.desc.compareTo(other.desc);
        }
    }
}
