package weft.weaver.plan;

import java.nio.charset.StandardCharsets;

/** Names that depend on nothing but the method's own name and descriptor, so that weaving is deterministic. */
final class SyntheticNames {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final int RADIX = Character.MAX_RADIX;

    private SyntheticNames() {}

    /** Hashes a descriptor (64-bit FNV-1a: {@code String.hashCode} has collisions that are easy to meet). */
    static String hash(String descriptor) {
        long hash = FNV_OFFSET;
        for (byte unit : descriptor.getBytes(StandardCharsets.UTF_8)) hash = (hash ^ unit & 0xff) * FNV_PRIME;
        return digits(hash);
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
