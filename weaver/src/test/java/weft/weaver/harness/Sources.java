package weft.weaver.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weft.weaver.Weaver;
import weft.weaver.Woven;

/** One class's source in, what the weaver says and gives for each of its class files out. */
public final class Sources {
    private static final String FIRST_LINE = "package p; " + Program.IMPORTS + "\n";

    private Sources() {}

    /** Compiles {@code p/Main.java}; the text starts at line 2, after the package and the imports. */
    public static Map<String, byte[]> compile(String text, String... flags) {
        return Compiler.compile("p/Main.java", FIRST_LINE + text, 17, flags);
    }

    /** Weaves each class file. */
    public static List<Woven> weave(Map<String, byte[]> classFiles) {
        List<Woven> results = new ArrayList<>();
        for (byte[] classFile : classFiles.values()) results.add(new Weaver().weave(classFile));
        return results;
    }

    /** Returns what the weaver says, as text. */
    public static List<String> diagnostics(Map<String, byte[]> classFiles) {
        return weave(classFiles).stream()
                .flatMap(woven -> woven.diagnostics().stream())
                .map(Object::toString)
                .toList();
    }
}
