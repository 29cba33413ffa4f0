package weft.samples.linkcheck;

import java.util.ArrayList;
import java.util.List;

/** The addresses in an attribute {@code srcset}: each with what it is for behind it, and commas in between. */
final class Srcset {
    private Srcset() {}

    /** Reads them as the HTML specification has it: an address may contain commas, but does not end with one. */
    static List<String> addresses(String srcset) {
        List<String> found = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < srcset.length() && (isSpace(srcset, at) || srcset.charAt(at) == ',')) at++;
            if (at == srcset.length()) return found;
            int start = at;
            while (at < srcset.length() && !isSpace(srcset, at)) at++;
            int end = at;
            while (srcset.charAt(end - 1) == ',') end--;
            found.add(srcset.substring(start, end));
            if (end == at) at = endOfDescription(srcset, at);
        }
    }

    private static int endOfDescription(String srcset, int from) {
        int depth = 0;
        for (int at = from; at < srcset.length(); at++) {
            char c = srcset.charAt(at);
            if (c == '(') depth++;
            if (c == ')') depth--;
            if (c == ',' && depth <= 0) return at;
        }
        return srcset.length();
    }

    private static boolean isSpace(String text, int at) {
        return Character.isWhitespace(text.charAt(at));
    }
}
