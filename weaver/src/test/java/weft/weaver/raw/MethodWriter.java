package weft.weaver.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the code of one random method: which value is in which local variable, and what is on the operand stack. */
final class MethodWriter implements Opcodes {
    private static final int MOST_STATEMENTS = 7;
    private static final int DEEPEST = 2;
    private static final Kind[] MERGED = {Kind.LIST, Kind.RUNNABLE, Kind.FACE};

    private final MethodVisitor out;
    private final Random random;
    private final int[] pool;
    private final Coverage coverage;

    private Map<Integer, Kind> locals;
    private final List<Kind> stack = new ArrayList<>();

    /** What must be the same wherever the code around goes on: at a handler, or in the next round of a loop. */
    private Map<Integer, Kind> fixed = new TreeMap<>();

    private int constants;

    /** Is told at each await what the locals hold. */
    interface Coverage {
        void awaits(Map<Integer, Kind> locals, List<Kind> stack);
    }

    MethodWriter(MethodVisitor out, Random random, int[] pool, Map<Integer, Kind> parameters, Coverage coverage) {
        this.out = out;
        this.random = random;
        this.pool = pool;
        this.coverage = coverage;
        locals = new TreeMap<>(parameters);
    }

    void write() {
        statements(0, 0);
        await();
        statements(0, 0);
        drain(0);
        for (int local : List.copyOf(locals.keySet())) log(local);
        out.visitLdcInsn("end");
        out.visitMethodInsn(INVOKESTATIC, "weft/Asyncio", "value", "(Ljava/lang/Object;)Lweft/Coroutine;", false);
        out.visitInsn(ARETURN);
    }

    private void statements(int depth, int base) {
        for (int i = 1 + random.nextInt(MOST_STATEMENTS); i > 0; i--) {
            switch (random.nextInt(depth < DEEPEST ? 14 : 11)) {
                case 0, 1, 2 -> store(anyLocal());
                case 3 -> push(random.nextInt(3));
                case 4 -> logAny();
                case 5 -> popTop(base);
                case 6, 7, 8, 9 -> await();
                case 10 -> increment();
                case 11 -> branch(depth);
                case 12 -> loop(depth);
                default -> {
                    if (base == 0) protect(depth);
                }
            }
        }
    }

    private int anyLocal() {
        return pool[random.nextInt(pool.length)];
    }

    private void store(int local) {
        Kind kind = random.nextInt(8) == 0 && locals.containsValue(Kind.THIS)
                ? Kind.THIS
                : Kind.values()[random.nextInt(Kind.THIS.ordinal())];
        if (!mayStore(local, kind)) return;
        if (kind == Kind.THIS) {
            for (Map.Entry<Integer, Kind> each : locals.entrySet()) {
                if (each.getValue() == Kind.THIS) {
                    out.visitVarInsn(ALOAD, each.getKey());
                    break;
                }
            }
        } else {
            constant(kind);
        }
        assign(local, kind);
    }

    private boolean mayStore(int local, Kind kind) {
        if (local + kind.size() > pool[pool.length - 1] + 1) return false;
        for (Map.Entry<Integer, Kind> each : fixed.entrySet()) {
            int other = each.getKey();
            boolean overlaps = other < local + kind.size()
                    && local < other + each.getValue().size();
            if (overlaps && !(other == local && each.getValue() == kind)) return false;
        }
        return true;
    }

    private void assign(int local, Kind kind) {
        out.visitVarInsn(kind.store, local);
        if (kind.size() == 2) locals.remove(local + 1);
        Kind before = locals.get(local - 1);
        if (before != null && before.size() == 2) locals.remove(local - 1);
        locals.put(local, kind);
    }

    private void constant(Kind kind) {
        constant(out, kind, ++constants);
    }

    static void constant(MethodVisitor out, Kind kind, int n) {
        switch (kind) {
            case INT, COUNTER -> out.visitLdcInsn(n % 3 == 0 ? 0 : n);
            case FLOAT -> out.visitLdcInsn(n + 0.5f);
            case LONG -> out.visitLdcInsn(n + 5_000_000_000L);
            case DOUBLE -> out.visitLdcInsn(n + 0.25);
            case STRING -> out.visitLdcInsn("s" + n);
            default ->
                out.visitMethodInsn(
                        INVOKESTATIC, "p/Main", kind.name().toLowerCase(Locale.ROOT), "()" + kind.descriptor, false);
        }
    }

    private void push(int how) {
        if (how == 0) {
            pushMerged();
        } else if (how == 1 && !locals.isEmpty()) {
            Integer[] numbers = locals.keySet().toArray(new Integer[0]);
            int local = numbers[random.nextInt(numbers.length)];
            out.visitVarInsn(locals.get(local).load, local);
            stack.add(locals.get(local));
        } else {
            Kind kind = Kind.values()[random.nextInt(Kind.THIS.ordinal())];
            constant(kind);
            stack.add(kind);
        }
    }

    /** A string and an interface meet as the interface: see the class writer's common superclass. */
    private void pushMerged() {
        Kind kind = MERGED[random.nextInt(MERGED.length)];
        Label other = new Label();
        Label join = new Label();
        out.visitLdcInsn(random.nextInt(2));
        out.visitJumpInsn(IFEQ, other);
        constant(kind);
        out.visitJumpInsn(GOTO, join);
        out.visitLabel(other);
        constant(Kind.STRING);
        out.visitLabel(join);
        stack.add(kind);
    }

    private void popTop(int base) {
        if (stack.size() <= base) return;
        Kind kind = stack.remove(stack.size() - 1);
        int local = anyLocal();
        if (random.nextBoolean() && kind != Kind.COUNTER && mayStore(local, kind)) assign(local, kind);
        else use(kind);
    }

    private void drain(int base) {
        while (stack.size() > base) use(stack.remove(stack.size() - 1));
    }

    private void logAny() {
        if (locals.isEmpty()) return;
        Integer[] numbers = locals.keySet().toArray(new Integer[0]);
        log(numbers[random.nextInt(numbers.length)]);
    }

    private void log(int local) {
        out.visitVarInsn(locals.get(local).load, local);
        use(locals.get(local));
    }

    /** Uses what is on top as an object, or as the interface as which it passes. */
    private void use(Kind kind) {
        if ((kind.passesAsInterface() || kind == Kind.OBJECT) && random.nextBoolean()) {
            String type = (kind == Kind.OBJECT ? Kind.RUNNABLE : kind).descriptor;
            out.visitMethodInsn(INVOKESTATIC, "p/Main", "use", "(" + type + ")V", false);
            return;
        }
        box(kind);
        out.visitMethodInsn(
                INVOKESTATIC, "weft/weaver/probe/Leaf", "log", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
        out.visitInsn(POP);
    }

    private void box(Kind kind) {
        if (kind.box == null) return;
        out.visitMethodInsn(INVOKESTATIC, kind.box, "valueOf", "(" + kind.descriptor + ")L" + kind.box + ";", false);
    }

    private void await() {
        boolean ofStage = random.nextBoolean();
        out.visitLdcInsn("a" + ++constants);
        out.visitMethodInsn(
                INVOKESTATIC,
                "weft/weaver/probe/Leaf",
                ofStage ? "stage" : "leaf",
                "(Ljava/lang/Object;)"
                        + (ofStage ? "Ljava/util/concurrent/CompletableFuture;" : "Lweft/weaver/probe/Leaf;"),
                false);
        coverage.awaits(locals, stack);
        String awaited = ofStage ? "Ljava/util/concurrent/CompletionStage;" : "Lweft/Awaitable;";
        out.visitMethodInsn(INVOKESTATIC, "weft/Asyncio", "await", "(" + awaited + ")Ljava/lang/Object;", false);
        stack.add(Kind.OBJECT);
    }

    private void increment() {
        int local = anyLocal();
        if (locals.get(local) == Kind.INT) out.visitIincInsn(local, 1000);
    }

    private void branch(int depth) {
        Label other = new Label();
        Label join = new Label();
        int base = stack.size();
        out.visitLdcInsn(random.nextInt(2));
        out.visitJumpInsn(IFEQ, other);
        Map<Integer, Kind> before = new TreeMap<>(locals);
        statements(depth + 1, base);
        drain(base);
        out.visitJumpInsn(GOTO, join);
        Map<Integer, Kind> after = locals;
        locals = before;
        out.visitLabel(other);
        statements(depth + 1, base);
        drain(base);
        out.visitLabel(join);
        locals.entrySet().retainAll(after.entrySet());
    }

    private void loop(int depth) {
        int counter = anyLocal();
        if (!mayStore(counter, Kind.INT)) return;
        int base = stack.size();
        out.visitInsn(ICONST_0);
        assign(counter, Kind.INT);
        locals.put(counter, Kind.COUNTER);
        Map<Integer, Kind> outer = fix();
        fixed.put(counter, Kind.COUNTER);
        locals = new TreeMap<>(fixed);
        Label head = new Label();
        out.visitLabel(head);
        statements(depth + 1, base);
        drain(base);
        out.visitIincInsn(counter, 1);
        out.visitVarInsn(ILOAD, counter);
        out.visitInsn(ICONST_2);
        out.visitJumpInsn(IF_ICMPLT, head);
        fixed = outer;
        locals.put(counter, Kind.INT);
    }

    private void protect(int depth) {
        drain(0);
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label join = new Label();
        out.visitTryCatchBlock(start, end, handler, random.nextBoolean() ? null : "java/lang/RuntimeException");
        Map<Integer, Kind> outer = fix();
        Map<Integer, Kind> atHandler = new TreeMap<>(fixed);
        out.visitLabel(start);
        await();
        statements(depth + 1, 0);
        drain(0);
        out.visitLabel(end);
        out.visitJumpInsn(GOTO, join);
        Map<Integer, Kind> after = locals;
        fixed = outer;
        locals = atHandler;
        out.visitLabel(handler);
        use(Kind.OBJECT);
        statements(depth + 1, 0);
        drain(0);
        out.visitLabel(join);
        locals.entrySet().retainAll(after.entrySet());
    }

    /** Fixes some of the locals, besides those that are already; returns what was fixed. */
    private Map<Integer, Kind> fix() {
        Map<Integer, Kind> outer = fixed;
        fixed = new TreeMap<>(outer);
        for (Map.Entry<Integer, Kind> each : locals.entrySet()) {
            if (random.nextBoolean()) fixed.put(each.getKey(), each.getValue());
        }
        return outer;
    }
}
