package weft.weaver.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes a method that moves string builders around at random before their constructors are called, among other values
 * and awaits, and works out what it returns: the text of all that it still has in the end.
 */
final class MovedObjects {
    private static final String BUILDER = "java/lang/StringBuilder";
    private static final int ACCUMULATOR = 1;
    private static final int FIRST_LOCAL = 2;
    private static final int LOCALS = 3;
    private static final int MOST_WORDS = 14;
    private static final int FORMS = 9;
    private static final int[] MOVED = {1, 2, 1, 1, 1, 2, 2, 2, 2};
    private static final int[] BELOW = {0, 0, 0, 1, 2, 0, 1, 2, 0};

    /** A value and what it is: a long, a string, or a builder, whose text is null before the constructor call. */
    private static final class Value {
        final long number;
        final String text;
        StringBuilder builder;
        final boolean isBuilder;

        Value(long number, String text, boolean isBuilder) {
            this.number = number;
            this.text = text;
            this.isBuilder = isBuilder;
        }

        int size() {
            return isBuilder || text != null ? 1 : 2;
        }

        boolean isUninitialised() {
            return isBuilder && builder == null;
        }
    }

    private final MethodVisitor method;
    private final Random random;
    private final List<Value> stack = new ArrayList<>();
    private final Value[] locals = new Value[LOCALS];
    private String accumulated = "";

    private MovedObjects(MethodVisitor method, Random random) {
        this.method = method;
        this.random = random;
    }

    /** Writes the code of a method whose parameter is a stage that gives "x". Returns the text. */
    static String write(MethodVisitor method, Random random) {
        MovedObjects writer = new MovedObjects(method, random);
        writer.write();
        return writer.accumulated;
    }

    private void write() {
        method.visitLdcInsn("");
        method.visitVarInsn(Opcodes.ASTORE, ACCUMULATOR);
        await();
        method.visitInsn(Opcodes.POP);
        int objects = 1 + random.nextInt(2);
        for (int object = 0; object < objects; object++) {
            step(3);
            create();
            step(random.nextInt(20));
            if (random.nextBoolean()) construct();
        }
        construct();
        while (!stack.isEmpty()) consume();
        for (int local = 0; local < LOCALS; local++) {
            if (locals[local] != null && !locals[local].isUninitialised()) {
                load(local);
                consume();
            }
        }
        method.visitVarInsn(Opcodes.ALOAD, ACCUMULATOR);
    }

    private void create() {
        method.visitTypeInsn(Opcodes.NEW, BUILDER);
        stack.add(new Value(0, null, true));
    }

    private void step(int times) {
        for (int i = 0; i < times; i++) {
            switch (random.nextInt(8)) {
                case 0 -> push(new Value(random.nextInt(10), null, false));
                case 1 -> push(new Value(0, Character.toString('a' + random.nextInt(26)), false));
                case 2 -> store();
                case 3 -> {
                    int local = random.nextInt(LOCALS);
                    if (locals[local] != null) load(local);
                }
                case 4 -> {
                    await();
                    stack.add(new Value(0, "x", false));
                }
                default -> move(random.nextInt(FORMS));
            }
        }
    }

    private void push(Value value) {
        if (words() >= MOST_WORDS) return;
        method.visitLdcInsn(value.text != null ? value.text : value.number);
        stack.add(value);
    }

    private void await() {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "weft/Asyncio",
                "await",
                "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;",
                false);
        method.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
    }

    private void store() {
        if (stack.isEmpty() || top().size() == 2) return;
        int local = random.nextInt(LOCALS);
        method.visitVarInsn(Opcodes.ASTORE, FIRST_LOCAL + local);
        locals[local] = stack.remove(stack.size() - 1);
    }

    private void load(int local) {
        method.visitVarInsn(Opcodes.ALOAD, FIRST_LOCAL + local);
        stack.add(locals[local]);
    }

    /** Does a pop, dup or swap, if the values on the stack have the right widths for it. */
    private void move(int form) {
        if (words() >= MOST_WORDS) return;
        int end = stack.size();
        int middle = startOf(end, MOVED[form]);
        int start = middle < 0 ? -1 : startOf(middle, BELOW[form]);
        boolean isSwap = form == FORMS - 1;
        if (start < 0 || isSwap && end - start != 2) return;
        method.visitInsn(Opcodes.POP + form);
        List<Value> moved = List.copyOf(stack.subList(middle, end));
        if (isSwap) {
            stack.add(stack.remove(start));
        } else if (form < 2) {
            stack.subList(middle, end).clear();
        } else {
            stack.addAll(start, moved);
        }
    }

    /** Returns the index of the lowest of so many words below {@code end}, or -1. */
    private int startOf(int end, int words) {
        int start = end;
        int left = words;
        while (left > 0 && start > 0) left -= stack.get(--start).size();
        return left == 0 ? start : -1;
    }

    /** Calls the constructors of all builders that can still be reached. */
    private void construct() {
        Set<Value> uninitialised = new LinkedHashSet<>();
        for (Value value : stack) if (value.isUninitialised()) uninitialised.add(value);
        for (Value value : locals) if (value != null && value.isUninitialised()) uninitialised.add(value);
        for (Value value : uninitialised) construct(value);
    }

    private void construct(Value value) {
        int parked = List.of(locals[0] == value, locals[1] == value, locals[2] == value)
                .indexOf(true);
        if (parked >= 0) {
            load(parked);
        } else {
            while (!stack.isEmpty() && top() != value) consume();
            if (stack.isEmpty()) return;
        }
        String argument = random.nextBoolean() ? "x" : "y";
        if (argument.equals("x")) await();
        else method.visitLdcInsn(argument);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "(Ljava/lang/String;)V", false);
        value.builder = new StringBuilder(argument);
        stack.remove(stack.size() - 1);
    }

    /** Takes the top of the stack into the result; an object that has no constructor call is dropped. */
    private void consume() {
        Value value = stack.remove(stack.size() - 1);
        if (value.isUninitialised()) {
            method.visitInsn(Opcodes.POP);
            return;
        }
        if (value.isBuilder) {
            method.visitLdcInsn("+");
            method.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, BUILDER, "append", "(Ljava/lang/String;)L" + BUILDER + ";", false);
            value.builder.append("+");
        }
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "java/lang/String",
                "valueOf",
                "(" + (value.size() == 2 ? "J" : "Ljava/lang/Object;") + ")Ljava/lang/String;",
                false);
        method.visitVarInsn(Opcodes.ALOAD, ACCUMULATOR);
        method.visitInsn(Opcodes.SWAP);
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
        method.visitVarInsn(Opcodes.ASTORE, ACCUMULATOR);
        accumulated += value.isBuilder ? value.builder : value.text != null ? value.text : "" + value.number;
    }

    private Value top() {
        return stack.get(stack.size() - 1);
    }

    private int words() {
        return stack.stream().mapToInt(Value::size).sum();
    }
}
