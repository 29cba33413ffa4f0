package weft.agent;

import java.nio.charset.Charset;

/** Standard output, which may have no more than ASCII: where no locale is set, as in many containers. */
final class Terminal {
    private static final String LINES = "│├└─";
    private static final String ASCII = "||`-";

    private Terminal() {}

    /** Draws the lines of a tree with what the terminal has. */
    static String drawn(String text) {
        return charset().newEncoder().canEncode(LINES) ? text : inAscii(text);
    }

    private static String inAscii(String text) {
        String drawn = text;
        for (int i = 0; i < LINES.length(); i++) drawn = drawn.replace(LINES.charAt(i), ASCII.charAt(i));
        return drawn;
    }

    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }
}
