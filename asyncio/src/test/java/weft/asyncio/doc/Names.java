package weft.asyncio.doc;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** asyncio's public names, and what they are in Weft. */
final class Names {
    /**
     * One name.
     *
     * @param weft Weft's name; "-" if there is none, and then the differences are the reason
     */
    record Name(String name, String weft, String differences) {
        boolean isPorted() {
            return !weft.equals("-");
        }

        /** Tells whether Weft has it; its name may come before it. */
        boolean exists() {
            String full = weft.startsWith("weft.") ? weft : "weft." + weft;
            int dot = full.lastIndexOf('.');
            return isPublic(full) || hasMember(full.substring(0, dot), full.substring(dot + 1));
        }
    }

    private static final Path FILE = Lines.RESOURCES.resolve("doc").resolve("names.txt");

    private Names() {}

    /** The names by asyncio's modules. */
    static Map<String, List<Name>> read() {
        Map<String, List<Name>> names = new LinkedHashMap<>();
        Lines.sections(FILE)
                .forEach((module, rows) -> names.put(
                        module,
                        rows.stream()
                                .map(row -> new Name(row[0], row[1], row[2]))
                                .toList()));
        return names;
    }

    private static boolean isPublic(String className) {
        try {
            return Modifier.isPublic(Class.forName(className).getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean hasMember(String className, String name) {
        try {
            Class<?> type = Class.forName(className);
            return Stream.<Member>concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getFields()))
                    .map(Member::getName)
                    .anyMatch(name::equals);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
