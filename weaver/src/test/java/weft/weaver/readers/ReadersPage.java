package weft.weaver.readers;

import java.util.Locale;
import java.util.Map;

/** The section of the page that says what reads differently of woven classes, and why. */
public final class ReadersPage {
    private static final String HEAD = """
## What others read

Of each class above, woven, was read what it was before weaving: flags, names, signatures, annotations of each kind and
place, names of parameters, exceptions, inner and nested classes, record components, permitted subclasses, default
values, bootstrap methods, lines, variables, calls and the serialVersionUID. %d places were compared. They are equal, but
for these:

| what | places | why |
|---|--:|---|
""";

    private ReadersPage() {}

    /** Returns the section's text. */
    public static String of(long places, Map<Expected, Integer> explained) {
        StringBuilder text = new StringBuilder(HEAD.formatted(places));
        explained.forEach((expected, count) -> text.append("| %s | %d | %s |\n"
                .formatted(expected.name().toLowerCase(Locale.ROOT).replace('_', ' '), count, expected.reason())));
        return text.toString();
    }
}
