package weft.weaver.readers;

import java.io.ObjectStreamClass;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the JDK's reflection reads of a class, by its place. */
public final class Reflections {
    private final SortedMap<String, String> texts = new TreeMap<>();

    private Reflections() {}

    /**
     * Returns what reads differently of a woven class. A woven class may have further private methods and further
     * synthetic ones that are not part of its API.
     */
    public static List<String> differences(Class<?> before, Class<?> after) {
        SortedMap<String, String> old = of(before);
        SortedMap<String, String> now = of(after);
        TreeSet<String> all = new TreeSet<>(old.keySet());
        all.addAll(now.keySet());
        List<String> differences = new ArrayList<>();
        for (String place : all) {
            boolean isAdded = !old.containsKey(place) && place.startsWith("method ");
            if (isAdded || Objects.equals(old.get(place), now.get(place))) continue;
            differences.add(new Difference(place, old.get(place), now.get(place)).toString());
        }
        return differences;
    }

    private static SortedMap<String, String> of(Class<?> type) {
        Reflections reflections = new Reflections();
        reflections.readClass(type);
        reflections.readSerial(type);
        for (Field field : type.getDeclaredFields()) reflections.read(field);
        for (Constructor<?> constructor : type.getDeclaredConstructors()) reflections.read("constructor ", constructor);
        for (Method method : type.getDeclaredMethods()) reflections.read(method);
        return reflections.texts;
    }

    private void readClass(Class<?> type) {
        put("class", type.toGenericString() + " " + type.getModifiers() + annotations(type));
        put("class: superclass", type.getGenericSuperclass() + " " + text(type.getAnnotatedSuperclass()));
        put("class: interfaces", text(type.getGenericInterfaces()) + text(type.getAnnotatedInterfaces()));
        put("class: variables", variables(type.getTypeParameters()));
        put("class: kind", type.isSynthetic() + " " + type.isSealed() + " " + type.isRecord() + " " + type.isEnum());
        put(
                "class: place",
                type.getDeclaringClass() + " " + type.getEnclosingMethod() + " " + type.getEnclosingConstructor() + " "
                        + type.getEnclosingClass() + " " + type.getNestHost());
        put("class: nest", sorted(type.getNestMembers()));
        put("class: classes", sorted(type.getDeclaredClasses()));
        if (type.isSealed()) put("class: permitted", sorted(type.getPermittedSubclasses()));
        if (type.isRecord()) put("class: components", components(type));
        put("class: methods of the API", sorted(type.getMethods()));
        put(
                "class: protected methods",
                sorted(Stream.of(type.getDeclaredMethods())
                        .filter(method -> (method.getModifiers() & Modifier.PROTECTED) != 0)
                        .toArray()));
    }

    private void readSerial(Class<?> type) {
        ObjectStreamClass serial = ObjectStreamClass.lookup(type);
        if (serial == null) return;
        put("class: serial form", serial.getSerialVersionUID() + " " + Arrays.toString(serial.getFields()));
    }

    private void read(Field field) {
        if (isAddedSerialVersion(field)) return;
        put(
                "field " + field.getName(),
                field.toGenericString() + " " + field.getModifiers() + annotations(field)
                        + text(field.getAnnotatedType()));
    }

    /** Only its value is read, which is compared as the class's serial form. */
    private static boolean isAddedSerialVersion(Field field) {
        return field.getName().equals("serialVersionUID") && field.getType() == long.class;
    }

    private void read(Method method) {
        String place = read("method ", method);
        put(
                place + ": result",
                text(method.getAnnotatedReturnType()) + " " + text(method.getDefaultValue()) + " " + method.isDefault()
                        + " " + method.isBridge());
    }

    private String read(String kind, Executable executable) {
        String place = kind + executable;
        put(place, executable.toGenericString() + " " + executable.getModifiers() + annotations(executable));
        put(
                place + ": generic parameters",
                text(executable.getGenericParameterTypes())
                        + text(executable.getAnnotatedParameterTypes())
                        + variables(executable.getTypeParameters()));
        put(
                place + ": exceptions",
                text(executable.getGenericExceptionTypes()) + text(executable.getAnnotatedExceptionTypes()));
        put(place + ": receiver", text(executable.getAnnotatedReceiverType()));
        for (Parameter parameter : executable.getParameters()) {
            put(
                    place + ": parameter " + parameter.getName(),
                    parameter + " " + parameter.getModifiers() + " "
                            + parameter.isNamePresent() + parameter.isImplicit() + parameter.isSynthetic()
                            + annotations(parameter));
        }
        put(place + ": annotations of parameters", text(executable.getParameterAnnotations()));
        return place;
    }

    private static String components(Class<?> type) {
        StringBuilder text = new StringBuilder();
        for (RecordComponent component : type.getRecordComponents()) {
            text.append(component)
                    .append(component.getGenericType())
                    .append(component.getAccessor())
                    .append(annotations(component))
                    .append(text(component.getAnnotatedType()));
        }
        return text.toString();
    }

    private static String variables(TypeVariable<?>[] variables) {
        StringBuilder text = new StringBuilder();
        for (TypeVariable<?> variable : variables) {
            text.append(variable).append(annotations(variable)).append(text(variable.getAnnotatedBounds()));
        }
        return text.toString();
    }

    private static String annotations(AnnotatedElement element) {
        Annotation[] annotations = element.getDeclaredAnnotations();
        return " " + Stream.of(annotations).map(Object::toString).sorted().toList();
    }

    private static String sorted(Object[] elements) {
        return Stream.of(elements).map(Object::toString).sorted().toList().toString();
    }

    /** An annotated type's text has its annotations. */
    private static String text(Object value) {
        if (value instanceof Object[] array)
            return Stream.of(array).map(Reflections::text).toList().toString();
        if (value != null && value.getClass().isArray()) return Arrays.deepToString(new Object[] {value});
        return value instanceof AnnotatedType type ? type.getType() + "=" + type : String.valueOf(value);
    }

    private void put(String place, String text) {
        texts.put(place, text);
    }
}
