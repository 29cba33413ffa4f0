package weft.weaver.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shape program: Java source that is compiled, woven and run. {@link Matrix} reads those that are files; this class
 * those that tests write themselves.
 *
 * <p>In a group's text each program starts with a line {@code // name [options]}. What follows are the members of its
 * class {@code Main}, among them {@code box()}; or, without a {@code box()}, the statements of one. A line {@code //
 * file: other/Base.java} starts a further file. Options: a number is the release that the source needs (8 if not
 * given), {@code loop} says that it needs a running loop, {@code nofail} that its leaves are not made to fail,
 * {@code javac} that the Eclipse compiler makes something else of it, or a class that does not verify.
 *
 * @param name its path, or a name that is unique in its group
 * @param release the lowest release that compiles it
 * @param options what was in brackets
 * @param mainClass the class that has {@code box()}
 * @param sources file names to texts
 */
public record Program(String name, int release, Set<String> options, String mainClass, Map<String, String> sources) {
    private static final Pattern HEADER = Pattern.compile("(?m)^// (\\w+)(?: \\[([\\w ]*)])?$");
    private static final Pattern FURTHER = Pattern.compile("(?m)^// file: (\\S+)$");
    static final String IMPORTS = "import static weft.Asyncio.*; import static weft.weaver.probe.Leaf.*;"
            + " import static java.util.concurrent.CompletableFuture.completedFuture;"
            + " import java.util.*; import java.util.concurrent.*; import java.util.function.*; import java.io.*;"
            + " import weft.Awaitable; import weft.Coroutine; import weft.Task; import weft.annotations.Async; ";

    /** Splits a group's text. */
    public static List<Program> parse(String group) {
        List<Program> programs = new ArrayList<>();
        Matcher header = HEADER.matcher(group);
        int start = -1;
        String name = null;
        String options = null;
        while (header.find()) {
            if (name != null) programs.add(of(name, options, group.substring(start, header.start())));
            name = header.group(1);
            options = header.group(2);
            start = header.end();
        }
        programs.add(of(name, options, group.substring(start)));
        return programs;
    }

    private static Program of(String name, String options, String text) {
        Set<String> words = options == null ? Set.of() : Set.of(options.split(" "));
        int release = words.stream()
                .filter(word -> Character.isDigit(word.charAt(0)))
                .mapToInt(Integer::parseInt)
                .findAny()
                .orElse(8);
        Map<String, String> sources = new LinkedHashMap<>();
        Matcher further = FURTHER.matcher(text);
        int end = text.length();
        int start = 0;
        String file = null;
        while (start <= end) {
            boolean found = further.find(start);
            String part = text.substring(start, found ? further.start() : end);
            if (file == null) {
                sources.put(name + "/Main.java", main(name, part));
            } else {
                sources.put(
                        file,
                        "package " + file.substring(0, file.lastIndexOf('/')).replace('/', '.') + "; " + IMPORTS
                                + part);
            }
            if (!found) break;
            file = further.group(1);
            start = further.end();
        }
        return new Program(name, release, words, name + ".Main", sources);
    }

    private static String main(String name, String text) {
        String members =
                text.contains("box()") ? text : " @Async Coroutine<Object> box() throws Throwable {" + text + "}";
        return "package " + name + "; " + IMPORTS + "public class Main {" + members + "}";
    }

    public boolean has(String option) {
        return options.contains(option);
    }
}
