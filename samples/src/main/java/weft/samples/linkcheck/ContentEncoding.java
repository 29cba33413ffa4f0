package weft.samples.linkcheck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Unpacks what servers have packed, whether they were asked to or not. */
final class ContentEncoding {
    private ContentEncoding() {}

    /**
     * Unpacks a body.
     *
     * @param encoding the header {@code Content-Encoding}: in the order in which it was packed; may be empty
     * @param limit how large it may be then, whatever a small body claims to become
     */
    static byte[] decode(byte[] body, String encoding, int limit) throws IOException {
        byte[] unpacked = body;
        List<String> steps = List.of(encoding.toLowerCase(Locale.ROOT).trim().split("\\s*,\\s*"));
        for (int i = steps.size() - 1; i >= 0; i--) unpacked = unpack(unpacked, steps.get(i), limit);
        return unpacked;
    }

    private static byte[] unpack(byte[] packed, String step, int limit) throws IOException {
        return switch (step) {
            case "", "identity" -> packed;
            case "gzip", "x-gzip" -> read(new GZIPInputStream(new ByteArrayInputStream(packed)), limit);
            case "deflate" -> read(new InflaterInputStream(new ByteArrayInputStream(packed)), limit);
            default -> throw new LinkException("packed as " + step + ", which linkcheck cannot unpack");
        };
    }

    private static byte[] read(InputStream in, int limit) throws IOException {
        byte[] bytes = in.readNBytes(limit + 1);
        if (bytes.length > limit) throw LinkException.tooLarge(limit);
        return bytes;
    }
}
