package weft.weaver.fuzz;

import java.util.Arrays;
import java.util.List;

/** The types of generated expressions. */
enum Type {
    INT("int", "Integer", "0", "7", "-3", "1", "2147483647"),
    LONG("long", "Long", "0L", "5L", "-4000000000L", "1L << 62"),
    DOUBLE("double", "Double", "0.0", "2.5", "-1e9", "0.0 / 0.0"),
    FLOAT("float", "Float", "0f", "1.5f", "-3e8f"),
    BOOLEAN("boolean", "Boolean", "true", "false"),
    BYTE("byte", "Byte", "(byte) 0", "(byte) 77", "(byte) -128"),
    SHORT("short", "Short", "(short) 0", "(short) 300", "(short) -9"),
    CHAR("char", "Character", "'a'", "'b'", "'\\uffff'"),
    STRING("String", "String", "\"\"", "\"a\"", "\"bad\"", "(String) null"),
    OBJECT("Object", "Object", "(Object) \"o\"", "(Object) 3L", "(Object) null", "(Object) 'c'"),
    INTEGER("Integer", "Integer", "(Integer) 0", "(Integer) 1000", "(Integer) null"),
    POINT("Point", "Point", "(Point) null", "new Point(1, 2L, null)"),
    INTS("int[]", "int[]", "(new int[] {1, 2})", "(new int[0])"),
    LONGS("long[]", "long[]", "(new long[] {1, 2L})", "(new long[3])"),
    DOUBLES("double[]", "double[]", "(new double[2])", "(new double[] {1.5, 2})"),
    BYTES("byte[]", "byte[]", "(new byte[] {1, 2})"),
    STRINGS("String[]", "String[]", "(new String[] {\"x\", \"y\"})", "(new String[2])");

    static final List<Type> ALL = List.of(values());

    /** Those whose text is the same in each run. */
    static final List<Type> TEXTS = ALL.subList(0, POINT.ordinal() + 1);

    static final List<Type> NUMBERS = List.of(INT, LONG, DOUBLE, FLOAT, BYTE, SHORT, CHAR);

    final String source;
    final String boxed;

    /** The first one is what the shrinker tries. */
    final List<String> constants;

    Type(String source, String boxed, String... constants) {
        this.source = source;
        this.boxed = boxed;
        this.constants = Arrays.stream(constants)
                .map(text -> text.startsWith("-") || text.contains(" ") ? "(" + text + ")" : text)
                .toList();
    }

    static Type of(String source) {
        return ALL.stream()
                .filter(type -> type.source.equals(source))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(source));
    }

    /** Whether a concatenation can make it longer. */
    boolean grows() {
        return this == STRING || this == OBJECT;
    }
}
