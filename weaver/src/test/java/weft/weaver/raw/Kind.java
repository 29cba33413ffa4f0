package weft.weaver.raw;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.DLOAD;
import static org.objectweb.asm.Opcodes.DSTORE;
import static org.objectweb.asm.Opcodes.FLOAD;
import static org.objectweb.asm.Opcodes.FSTORE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.LSTORE;

/** A type of values in generated code. The verifier lets any object pass as an interface. */
enum Kind {
    INT("I", ILOAD, ISTORE, "java/lang/Integer"),
    FLOAT("F", FLOAD, FSTORE, "java/lang/Float"),
    LONG("J", LLOAD, LSTORE, "java/lang/Long"),
    DOUBLE("D", DLOAD, DSTORE, "java/lang/Double"),
    STRING("Ljava/lang/String;", ALOAD, ASTORE, null),
    OBJECT("Ljava/lang/Object;", ALOAD, ASTORE, null),
    /** A string that passes as an interface of the JDK of which a method is called elsewhere. */
    LIST("Ljava/util/List;", ALOAD, ASTORE, null),
    /** A string that passes as an interface of which nothing else is known. */
    RUNNABLE("Ljava/lang/Runnable;", ALOAD, ASTORE, null),
    /** A string that passes as an interface of the same package. */
    FACE("Lp/Face;", ALOAD, ASTORE, null),
    /** An array of objects that passes as an array of an interface. */
    LISTS("[Ljava/util/List;", ALOAD, ASTORE, null),
    FACES("[[Lp/Face;", ALOAD, ASTORE, null),
    THIS("Lp/Main;", ALOAD, ASTORE, null),
    /** An int that only the loop which counts with it changes. */
    COUNTER("I", ILOAD, ISTORE, "java/lang/Integer");

    final String descriptor;
    final int load;
    final int store;

    /** The class that boxes it, or null. */
    final String box;

    Kind(String descriptor, int load, int store, String box) {
        this.descriptor = descriptor;
        this.load = load;
        this.store = store;
        this.box = box;
    }

    int size() {
        return this == LONG || this == DOUBLE ? 2 : 1;
    }

    boolean passesAsInterface() {
        return ordinal() >= LIST.ordinal() && ordinal() <= FACES.ordinal();
    }
}
