package weft.weaver.analyse;

/**
 * The hash SHA-1 (FIPS 180-4), in which Java computes a serialVersionUID. The agent weaves inside the loading of a
 * class, where {@code MessageDigest} would load security providers.
 */
final class Sha1 {
    private static final int BLOCK = 64;
    private static final int LENGTH = 8;

    private final int[] state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    private final int[] words = new int[80];

    private Sha1() {}

    /** Returns the first two of the hash's five words: its first 8 bytes. */
    static int[] firstWords(byte[] message) {
        Sha1 hash = new Sha1();
        byte[] padded = padded(message);
        for (int at = 0; at < padded.length; at += BLOCK) hash.add(padded, at);
        return new int[] {hash.state[0], hash.state[1]};
    }

    /** The message, one bit, zeros up to a whole block, the message's length in bits. */
    private static byte[] padded(byte[] message) {
        byte[] padded = new byte[(message.length + LENGTH) / BLOCK * BLOCK + BLOCK];
        System.arraycopy(message, 0, padded, 0, message.length);
        padded[message.length] = (byte) 0x80;
        long bits = message.length * 8L;
        for (int i = 1; i <= LENGTH; i++, bits >>>= 8) padded[padded.length - i] = (byte) bits;
        return padded;
    }

    private void add(byte[] bytes, int at) {
        for (int i = 0; i < 16; i++) words[i] = word(bytes, at + 4 * i);
        for (int i = 16; i < 80; i++) {
            words[i] = Integer.rotateLeft(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        for (int i = 0; i < 80; i++) {
            int next = Integer.rotateLeft(a, 5) + mixed(i, b, c, d) + e + words[i];
            e = d;
            d = c;
            c = Integer.rotateLeft(b, 30);
            b = a;
            a = next;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }

    private static int mixed(int round, int b, int c, int d) {
        if (round < 20) return (b & c | ~b & d) + 0x5A827999;
        if (round < 40) return (b ^ c ^ d) + 0x6ED9EBA1;
        if (round < 60) return (b & c | b & d | c & d) + 0x8F1BBCDC;
        return (b ^ c ^ d) + 0xCA62C1D6;
    }

    private static int word(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }
}
