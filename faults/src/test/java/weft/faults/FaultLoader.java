package weft.faults;

import java.io.IOException;
import java.io.InputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Loads the runtime anew, with a question to {@link Fault} in front of each allocation, call and thread start. */
final class FaultLoader extends ClassLoader {
    private static final String FAULT = Type.getInternalName(Fault.class);

    FaultLoader() {
        super(FaultLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) return known;
            return isOwn(name) ? define(name) : super.loadClass(name, resolve);
        }
    }

    private static boolean isOwn(String name) {
        return name.startsWith("weft.") && (!name.startsWith("weft.faults.") || isScenario(name));
    }

    private static boolean isScenario(String name) {
        return name.startsWith("weft.faults.scenarios.");
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new ClassNotFoundException(name);
            byte[] bytes = isScenario(name) ? in.readAllBytes() : instrumented(in.readAllBytes());
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    private static byte[] instrumented(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Instrumentation(writer), 0);
        return writer.toByteArray();
    }

    private static boolean isThrowable(String internalName) {
        return internalName.endsWith("Exception")
                || internalName.endsWith("Error")
                || internalName.equals("weft/ExceptionGroup");
    }

    private static final class Instrumentation extends ClassVisitor {
        private boolean throwable;

        private Instrumentation(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            // The look at the stack is there to throw.
            throwable = isThrowable(name) || name.equals("weft/StackRoom");
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            // What a static initialiser does is done once in a JVM, and an error is made where one is thrown already.
            return throwable || name.equals("<clinit>") ? next : new Places(next);
        }
    }

    private static final class Places extends MethodVisitor {
        private Places(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        private void ask(Fault kind) {
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    FAULT,
                    switch (kind) {
                        case ALLOCATION -> "allocation";
                        case CALL -> "call";
                        case START -> "start";
                    },
                    "()V",
                    false);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            ask(Fault.CALL);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.ANEWARRAY) ask(Fault.ALLOCATION);
            super.visitTypeInsn(opcode, type);
            // Behind it, since frames name the place of the instruction.
            if (opcode == Opcodes.NEW && !isThrowable(type)) ask(Fault.ALLOCATION);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) ask(Fault.ALLOCATION);
            super.visitIntInsn(opcode, operand);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            ask(Fault.ALLOCATION);
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean starts = opcode == Opcodes.INVOKEVIRTUAL && name.equals("start") && descriptor.equals("()V");
            if (starts) ask(Fault.START);
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }
}
