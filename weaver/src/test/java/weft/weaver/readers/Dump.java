package weft.weaver.readers;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.TypeAnnotationNode;

/**
 * The text of anything in ASM's tree: its public fields, whatever they are, so that no attribute can be forgotten. A
 * label is the number of its place in the method.
 */
final class Dump {
    private static final Map<Class<?>, Field[]> FIELDS = new ConcurrentHashMap<>();

    private final Map<LabelNode, Integer> labels = new IdentityHashMap<>();

    /** Returns the fields of a node that are not empty, by name. */
    static SortedMap<String, String> fields(Object node) {
        Dump dump = new Dump();
        SortedMap<String, String> texts = new TreeMap<>();
        for (Field field : publicFields(node.getClass())) {
            Object value = get(field, node);
            // Numbers the labels in the order of the instructions, wherever they are used.
            if (value instanceof InsnList instructions) dump.number(instructions);
        }
        for (Field field : publicFields(node.getClass())) {
            String text = dump.text(get(field, node));
            if (!isEmpty(text)) texts.put(field.getName(), text);
        }
        return texts;
    }

    /** Returns the text of a node that refers to no label. */
    static String of(Object node) {
        return new Dump().text(node);
    }

    private static boolean isEmpty(String text) {
        return text.equals("null") || text.equals("[]");
    }

    private void number(InsnList instructions) {
        for (AbstractInsnNode instruction : instructions) {
            if (instruction instanceof LabelNode label) labels.put(label, labels.size());
        }
    }

    private String text(Object value) {
        if (value instanceof LabelNode label) return "L" + labels.getOrDefault(label, -1);
        if (value instanceof TypePath path) return path.toString();
        if (value instanceof Attribute attribute) return attribute.type;
        if (value instanceof Iterable<?> some) return list(some);
        if (value != null && value.getClass().isArray()) return array(value);
        if (value != null && value.getClass().getName().startsWith("org.objectweb.asm.tree.")) return node(value);
        return String.valueOf(value);
    }

    private String list(Iterable<?> elements) {
        StringBuilder text = new StringBuilder("[");
        for (Object element : elements) {
            if (text.length() > 1) text.append(", ");
            text.append(text(element));
        }
        return text.append(']').toString();
    }

    private String array(Object array) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < Array.getLength(array); i++)
            text.append(text(Array.get(array, i))).append(';');
        return text.append('}').toString();
    }

    private String node(Object node) {
        StringBuilder text = new StringBuilder(name(node));
        for (Field field : publicFields(node.getClass())) {
            String value = text(get(field, node));
            if (!isEmpty(value))
                text.append(' ').append(field.getName()).append('=').append(value);
        }
        return text.toString();
    }

    private static String name(Object node) {
        if (node instanceof AbstractInsnNode instruction) return "op" + instruction.getOpcode();
        if (node instanceof LocalVariableAnnotationNode || node instanceof TypeAnnotationNode) return "@type";
        return node instanceof AnnotationNode ? "@" : node.getClass().getSimpleName();
    }

    private static Field[] publicFields(Class<?> type) {
        return FIELDS.computeIfAbsent(
                type,
                any -> List.of(any.getFields()).stream()
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .toArray(Field[]::new));
    }

    private static Object get(Field field, Object node) {
        try {
            return field.get(node);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
