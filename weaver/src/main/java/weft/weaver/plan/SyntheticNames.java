package weft.weaver.plan;

import weft.weaver.names.Names;

/**
 * The names of the machine and of the entry. They depend only on the method's class, name and descriptor, so that
 * weaving is deterministic.
 *
 * <p>A machine is a file, too. So its simple name is short enough for every file system, and no two differ only in what
 * a file system may ignore: upper and lower case, the Unicode normal form. A hash of the exact names tells them apart,
 * and what a person reads beside it is cut, and ASCII as far as it is not the owner's name.
 */
final class SyntheticNames {
    /** In bytes: a file name has at most 255, and {@code .class} and a suffix of a tool's have to fit. */
    private static final int LONGEST = 200;

    private static final int LONGEST_METHOD = 80;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final int RADIX = Character.MAX_RADIX;

    private SyntheticNames() {}

    /** Returns the name of the method by which the machine enters its owner. */
    static String entry(String owner, String method, String descriptor) {
        return Names.ENTRY + readable(method) + "$" + hash(owner + "." + method + descriptor);
    }

    /**
     * Returns the internal name of the machine with an entry; it is in the owner's package, and ends with the entry.
     */
    static String machine(String owner, String entry) {
        int simpleName = owner.lastIndexOf('/') + 1;
        return owner.substring(0, simpleName)
                + cut(owner.substring(simpleName), LONGEST - 1 - entry.length())
                + "$"
                + entry;
    }

    /** Hashes a text (64-bit FNV-1a: {@code String.hashCode} has collisions that are easy to meet). */
    static String hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i) >> 8) * FNV_PRIME;
            hash = (hash ^ text.charAt(i) & 0xff) * FNV_PRIME;
        }
        return digits(hash);
    }

    /** Returns the letters of a method's name that every file system and every locale can write. */
    private static String readable(String method) {
        StringBuilder readable = new StringBuilder();
        for (int i = 0; i < method.length() && i < LONGEST_METHOD; i++) {
            char c = method.charAt(i);
            boolean isPlain = c == '$' || c == '_' || c < 128 && Character.isLetterOrDigit(c);
            readable.append(isPlain ? c : '_');
        }
        return readable.toString();
    }

    /** Cuts a name to a number of bytes, between two characters. */
    private static String cut(String name, int bytes) {
        int size = 0;
        for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
            size += utf8Size(name.codePointAt(at));
            if (size > bytes) return name.substring(0, at);
        }
        return name;
    }

    private static int utf8Size(int codePoint) {
        if (codePoint < 0x80) return 1;
        if (codePoint < 0x800) return 2;
        return codePoint < 0x10000 ? 3 : 4;
    }

    /** {@code Long.toUnsignedString}, which counts with objects. */
    private static String digits(long unsigned) {
        StringBuilder digits = new StringBuilder(13);
        for (long rest = unsigned; rest != 0; rest = Long.divideUnsigned(rest, RADIX)) {
            digits.append(Character.forDigit((int) Long.remainderUnsigned(rest, RADIX), RADIX));
        }
        return digits.reverse().toString();
    }
}
