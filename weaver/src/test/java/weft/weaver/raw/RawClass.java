package weft.weaver.raw;

import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes {@code p.Main}, with a method without parameters for each of some random {@code @Async} methods, which it
 * calls.
 */
final class RawClass implements Opcodes {
    private static final int MOST_PARAMETERS = 3;
    private static final String STRING = "java/lang/String";

    /** Where the methods are. */
    enum Place {
        STATIC,
        INSTANCE,
        /** Default methods of {@code p.Base}, which {@code p.Main} implements. */
        DEFAULT
    }

    private final Random random;
    private final Place place;
    private final ClassWriter main = new Writer();
    private final ClassWriter base = new Writer();

    private RawClass(Random random, Place place) {
        this.random = random;
        this.place = place;
    }

    /**
     * Returns the class files of the class and of the interfaces that it uses.
     *
     * @param pool the local variables that are used, besides those of the parameters
     */
    static Map<String, byte[]> generate(
            long seed, int methods, int[] pool, Place place, MethodWriter.Coverage coverage) {
        RawClass both = new RawClass(new Random(seed), place);
        both.begin();
        for (int i = 0; i < methods; i++) both.method(i, pool, coverage);
        ClassWriter face = new ClassWriter(0);
        face.visit(V17, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, "p/Face", null, "java/lang/Object", null);
        return Map.of(
                "p.Main", both.main.toByteArray(), "p.Base", both.base.toByteArray(), "p.Face", face.toByteArray());
    }

    private void begin() {
        main.visit(V17, ACC_PUBLIC, "p/Main", null, "java/lang/Object", new String[] {"p/Base"});
        base.visit(V17, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, "p/Base", null, "java/lang/Object", null);
        MethodVisitor constructor = start(main, ACC_PUBLIC, "<init>", "()V");
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        end(constructor, RETURN);
        for (Kind kind : Kind.values()) {
            if (kind.passesAsInterface() || kind == Kind.OBJECT) make(kind);
            if (kind.passesAsInterface()) use(kind);
        }
        MethodVisitor called = start(main, ACC_STATIC, "called", "(Ljava/util/List;)V");
        called.visitVarInsn(ALOAD, 0);
        called.visitMethodInsn(INVOKEINTERFACE, "java/util/List", "clear", "()V", true);
        end(called, RETURN);
    }

    private void make(Kind kind) {
        MethodVisitor method = start(main, ACC_STATIC, kind.name().toLowerCase(Locale.ROOT), "()" + kind.descriptor);
        int dimensions = kind.descriptor.lastIndexOf('[') + 1;
        if (dimensions == 0) {
            method.visitLdcInsn(kind.name());
        } else {
            method.visitInsn(ICONST_1);
            method.visitTypeInsn(ANEWARRAY, dimensions == 1 ? "java/lang/Object" : "[Ljava/lang/Object;");
        }
        end(method, ARETURN);
    }

    private void use(Kind kind) {
        MethodVisitor method = start(main, ACC_STATIC, "use", "(" + kind.descriptor + ")V");
        method.visitVarInsn(ALOAD, 0);
        method.visitMethodInsn(
                INVOKESTATIC, "weft/weaver/probe/Leaf", "log", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
        method.visitInsn(POP);
        end(method, RETURN);
    }

    private void method(int number, int[] pool, MethodWriter.Coverage coverage) {
        boolean isStatic = place == Place.STATIC;
        boolean isDefault = place == Place.DEFAULT;
        Map<Integer, Kind> parameters = new TreeMap<>();
        StringBuilder descriptor = new StringBuilder("(");
        int access = isStatic ? ACC_STATIC : 0;
        MethodVisitor caller = start(main, access, "m" + number, "()Lweft/Coroutine;");
        if (!isStatic) {
            caller.visitVarInsn(ALOAD, 0);
            parameters.put(0, Kind.THIS);
        }
        int local = isStatic ? 0 : 1;
        for (int i = random.nextInt(MOST_PARAMETERS + 1); i > 0; i--) {
            Kind kind = Kind.values()[random.nextInt(Kind.THIS.ordinal())];
            MethodWriter.constant(caller, kind, i);
            descriptor.append(kind.descriptor);
            parameters.put(local, kind);
            local += kind.size();
        }
        descriptor.append(")Lweft/Coroutine;");
        int call = isStatic ? INVOKESTATIC : isDefault ? INVOKEINTERFACE : INVOKEVIRTUAL;
        String owner = isDefault ? "p/Base" : "p/Main";
        caller.visitMethodInsn(call, owner, "work" + number, descriptor.toString(), isDefault);
        end(caller, ARETURN);

        MethodVisitor method =
                start(isDefault ? base : main, access | ACC_PUBLIC, "work" + number, descriptor.toString());
        method.visitAnnotation("Lweft/annotations/Async;", true).visitEnd();
        Label start = new Label();
        Label end = new Label();
        method.visitLabel(start);
        method.visitLineNumber(number + 1, start);
        new MethodWriter(method, random, pool, parameters, coverage).write();
        method.visitLabel(end);
        parameters.forEach(
                (index, kind) -> method.visitLocalVariable("v" + index, kind.descriptor, null, start, end, index));
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static MethodVisitor start(ClassWriter writer, int access, String name, String descriptor) {
        MethodVisitor method = writer.visitMethod(access, name, descriptor, null, null);
        method.visitCode();
        return method;
    }

    private static void end(MethodVisitor method, int returns) {
        method.visitInsn(returns);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private static final class Writer extends ClassWriter {
        Writer() {
            super(COMPUTE_FRAMES);
        }

        @Override
        protected String getCommonSuperClass(String one, String other) {
            if (one.equals(STRING) && isInterface(other)) return other;
            return other.equals(STRING) && isInterface(one) ? one : "java/lang/Object";
        }

        /** The verifier takes any object but an array for it, so a frame may name it where a string arrives. */
        private static boolean isInterface(String type) {
            for (Kind kind : Kind.values()) {
                if (kind.passesAsInterface() && kind.descriptor.equals("L" + type + ";")) return true;
            }
            return false;
        }
    }
}
