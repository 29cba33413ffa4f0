package weft.weaver.scan;

import java.nio.charset.StandardCharsets;
import weft.weaver.names.Names;

/**
 * Tells from the constant pool alone whether a class file can have anything to weave: whether it names {@code @Async}
 * or {@code weft.Asyncio}. Nearly every class stops here, before any parsing (JVM specification 4.4).
 */
public final class ConstantPoolScan {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int FIRST_ENTRY = 10;
    private static final byte[] ASYNC = Names.ASYNC.getBytes(StandardCharsets.UTF_8);
    private static final byte[] ASYNCIO = Names.ASYNCIO.getBytes(StandardCharsets.UTF_8);
    private static final byte[] RETURNS_COROUTINE = (")L" + Names.COROUTINE + ";").getBytes(StandardCharsets.UTF_8);

    private ConstantPoolScan() {}

    /**
     * Scans a class file.
     *
     * @param classFile the bytes; may be anything
     * @return true if the class names {@code @Async} or {@code weft.Asyncio}; false for bytes that are no class file
     */
    public static boolean mentionsWeft(byte[] classFile) {
        return finds(false, classFile);
    }

    /**
     * Scans a class file for more: whether it can have a call that returns a coroutine.
     *
     * @param classFile the bytes; may be anything
     * @return true if the class names a method that returns {@code weft.Coroutine}; false for bytes that are no class
     *     file
     */
    public static boolean callsCoroutines(byte[] classFile) {
        return finds(true, classFile);
    }

    private static boolean finds(boolean coroutines, byte[] classFile) {
        if (classFile.length < FIRST_ENTRY || u4(classFile, 0) != MAGIC) return false;
        int count = u2(classFile, 8);
        int at = FIRST_ENTRY;
        for (int index = 1; index < count; index++) {
            if (at + 3 > classFile.length) return false;
            int tag = classFile[at];
            if (tag == 1) {
                int length = u2(classFile, at + 1);
                boolean isFound = coroutines
                        ? endsWith(classFile, at + 3, length, RETURNS_COROUTINE)
                        : isWeftName(classFile, at + 3, length);
                if (isFound) return true;
            }
            int size = sizeOf(classFile, at, tag);
            if (size == 0) return false;
            at += size;
            if (tag == 5 || tag == 6) index++;
        }
        return false;
    }

    /** Returns the entry's size in bytes, or 0 for a tag that no specification has. */
    private static int sizeOf(byte[] classFile, int at, int tag) {
        return switch (tag) {
            case 1 -> 3 + u2(classFile, at + 1); // Utf8
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 5; // Integer, Float, Fieldref .. NameAndType, Dynamic, InvokeDynamic
            case 5, 6 -> 9; // Long, Double: they take two indices
            case 7, 8, 16, 19, 20 -> 3; // Class, String, MethodType, Module, Package
            case 15 -> 4; // MethodHandle
            default -> 0;
        };
    }

    private static boolean isWeftName(byte[] classFile, int at, int length) {
        return matches(classFile, at, length, ASYNC) || matches(classFile, at, length, ASYNCIO);
    }

    private static boolean matches(byte[] classFile, int at, int length, byte[] name) {
        return length == name.length && endsWith(classFile, at, length, name);
    }

    private static boolean endsWith(byte[] classFile, int at, int length, byte[] end) {
        if (length < end.length || at + length > classFile.length) return false;
        int from = at + length - end.length;
        for (int i = 0; i < end.length; i++) {
            if (classFile[from + i] != end[i]) return false;
        }
        return true;
    }

    private static int u2(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static int u4(byte[] bytes, int at) {
        return u2(bytes, at) << 16 | u2(bytes, at + 2);
    }
}
