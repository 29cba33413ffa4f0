package weft.weaver.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes every method of a class wait: its code goes to an {@code @Async} method with awaits in it, and the method
 * itself calls that one and runs the coroutine to its end.
 */
final class Torturer {
    private static final String ASYNC = "Lweft/annotations/Async;";
    private static final String COROUTINE = "Lweft/Coroutine;";
    private static final String ASYNCIO = "weft/Asyncio";
    private static final int KEPT_FLAGS = Opcodes.ACC_STATIC | Opcodes.ACC_STRICT;
    private static final int ONE_OF_RETURNS_AWAITED = 4;

    private final ClassNode tree = new ClassNode();
    private final Random random;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private int methods;
    private int awaits;
    private int underMonitor;

    /** What became of a class. */
    record Tortured(byte[] classFile, int methods, int awaits, int underMonitor, Map<String, Integer> leftOut) {}

    private Torturer(byte[] classFile, long seed) {
        new ClassReader(classFile).accept(tree, ClassReader.EXPAND_FRAMES);
        random = new Random(seed ^ tree.name.hashCode());
    }

    /** Rewrites a class; {@code modes} says which methods are not to be treated as {@link Mode#ANYWHERE}. */
    static Tortured torture(byte[] classFile, long seed, Map<MethodId, Mode> modes) {
        Torturer torturer = new Torturer(classFile, seed);
        for (MethodNode method : List.copyOf(torturer.tree.methods)) {
            Mode mode = modes.getOrDefault(MethodId.of(method), Mode.ANYWHERE);
            if (mode != Mode.NOT_AT_ALL) torturer.torture(method, mode);
        }
        ClassWriter writer = new ClassWriter(0);
        torturer.tree.accept(writer);
        return new Tortured(
                writer.toByteArray(), torturer.methods, torturer.awaits, torturer.underMonitor, torturer.leftOut);
    }

    /** Returns the methods that can be tortured. */
    static List<MethodId> methodsOf(byte[] classFile) {
        return new Torturer(classFile, 0)
                .tree.methods.stream()
                        .filter(method -> reasonToLeaveOut(method) == null)
                        .map(MethodId::of)
                        .toList();
    }

    private static String reasonToLeaveOut(MethodNode method) {
        if (method.name.equals("<init>")) return "constructor";
        if (method.name.equals("<clinit>")) return "static initialiser";
        if ((method.access & Opcodes.ACC_NATIVE) != 0) return "native";
        if ((method.access & Opcodes.ACC_ABSTRACT) != 0) return "abstract";
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) return "synchronized";
        return null;
    }

    private void torture(MethodNode method, Mode mode) {
        String reason = reasonToLeaveOut(method);
        if (reason != null) {
            leftOut.merge(reason, 1, Integer::sum);
            return;
        }
        MethodNode moved = move(method);
        Places.Inserted inserted = Places.insert(tree.name, moved, mode, random);
        awaits += inserted.kept();
        underMonitor += inserted.underMonitor();
        returnCoroutine(moved, Type.getReturnType(method.desc));
        method.instructions = call(method, moved);
        tree.methods.add(moved);
        methods++;
    }

    private MethodNode move(MethodNode method) {
        String descriptor = returningCoroutine(method.desc);
        String name = method.name + "$torture" + tree.methods.size();
        int access = Opcodes.ACC_PRIVATE | method.access & KEPT_FLAGS;
        MethodNode moved = new MethodNode(
                Opcodes.ASM9, access, name, descriptor, signature(method), method.exceptions.toArray(String[]::new));
        moved.instructions = method.instructions;
        moved.tryCatchBlocks = method.tryCatchBlocks;
        moved.localVariables = method.localVariables;
        moved.visibleLocalVariableAnnotations = method.visibleLocalVariableAnnotations;
        moved.invisibleLocalVariableAnnotations = method.invisibleLocalVariableAnnotations;
        moved.maxStack = method.maxStack;
        moved.maxLocals = method.maxLocals;
        moved.parameters = method.parameters;
        moved.visibleParameterAnnotations = method.visibleParameterAnnotations;
        moved.invisibleParameterAnnotations = method.invisibleParameterAnnotations;
        moved.visibleAnnotableParameterCount = method.visibleAnnotableParameterCount;
        moved.invisibleAnnotableParameterCount = method.invisibleAnnotableParameterCount;
        moved.invisibleAnnotations = method.invisibleAnnotations;
        moved.visibleAnnotations = new ArrayList<>(List.of(new AnnotationNode(ASYNC)));
        if (method.visibleAnnotations != null) moved.visibleAnnotations.addAll(method.visibleAnnotations);
        method.tryCatchBlocks = List.of();
        method.localVariables = null;
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
        return moved;
    }

    private static String signature(MethodNode method) {
        return method.signature == null ? null : returningCoroutine(method.signature);
    }

    /** Of a descriptor or a signature; what a signature says of exceptions is behind the result. */
    private static String returningCoroutine(String type) {
        int thrown = type.indexOf('^');
        return type.substring(0, type.indexOf(')') + 1) + COROUTINE + (thrown < 0 ? "" : type.substring(thrown));
    }

    private void returnCoroutine(MethodNode moved, Type result) {
        for (AbstractInsnNode instruction : moved.instructions.toArray()) {
            int opcode = instruction.getOpcode();
            if (opcode < Opcodes.IRETURN || opcode > Opcodes.RETURN) continue;
            InsnList code = new InsnList();
            if (opcode == Opcodes.RETURN) {
                code.add(invokeStatic(ASYNCIO, "done", "()" + COROUTINE));
            } else {
                Boxes.box(result, code);
                boolean isAwaited = random.nextInt(ONE_OF_RETURNS_AWAITED) == 0;
                code.add(invokeStatic(
                        isAwaited ? Places.DRIVER : ASYNCIO,
                        isAwaited ? "later" : "value",
                        "(Ljava/lang/Object;)" + COROUTINE));
            }
            moved.instructions.insertBefore(instruction, code);
            moved.instructions.set(instruction, new InsnNode(Opcodes.ARETURN));
        }
        moved.maxStack++;
    }

    private InsnList call(MethodNode method, MethodNode moved) {
        InsnList code = new InsnList();
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        int local = 0;
        if (!isStatic) code.add(new VarInsnNode(Opcodes.ALOAD, local++));
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            code.add(new VarInsnNode(parameter.getOpcode(Opcodes.ILOAD), local));
            local += parameter.getSize();
        }
        boolean isInterface = (tree.access & Opcodes.ACC_INTERFACE) != 0;
        int opcode = isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL;
        code.add(new MethodInsnNode(opcode, tree.name, moved.name, moved.desc, isInterface));
        code.add(invokeStatic(Places.DRIVER, "run", "(Lweft/Coroutine;)Ljava/lang/Object;"));
        Type result = Type.getReturnType(method.desc);
        if (result.getSort() >= Type.ARRAY) code.add(new TypeInsnNode(Opcodes.CHECKCAST, result.getInternalName()));
        else if (result != Type.VOID_TYPE) Boxes.unbox(result, code);
        code.add(new InsnNode(result.getOpcode(Opcodes.IRETURN)));
        method.maxLocals = local;
        method.maxStack = local + 2;
        return code;
    }

    private static MethodInsnNode invokeStatic(String owner, String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
