package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/**
 * What javap says about a class file, which is read by no code of Weft's or of ASM's. Attributes, and the annotations
 * in one, may come in another order, and constants at other numbers; all else counts.
 */
final class Members {
    private static final ToolProvider JAVAP = ToolProvider.findFirst("javap").orElseThrow();
    private static final Pattern CONSTANT = Pattern.compile("#\\d+");
    private static final Pattern ANNOTATION_NUMBER = Pattern.compile("^\\d+: (?=#\\()");
    private static final Pattern BLANKS = Pattern.compile("(?<=\\S) +");

    private Members() {}

    /** The class's own attributes are under "class", those of a member under its line of the source and descriptor. */
    static Map<String, String> of(Path classFile) {
        List<String> lines =
                javap(classFile).lines().filter(line -> !line.isBlank()).toList();
        Map<String, String> members = new TreeMap<>();
        int open = lines.indexOf("{");
        int close = lines.indexOf("}");
        List<String> ofClass = new ArrayList<>(withoutPool(lines.subList(0, open)));
        ofClass.addAll(lines.subList(close + 1, lines.size()));
        members.put("class", sorted(ofClass));
        for (List<String> member : split(lines.subList(open + 1, close), 2)) {
            String name = member.get(0).strip() + " " + member.get(1).strip();
            assertThat(members.put(name, sorted(member))).as(name).isNull();
        }
        return members;
    }

    private static String javap(Path classFile) {
        StringWriter out = new StringWriter();
        try (PrintWriter writer = new PrintWriter(out)) {
            int status = JAVAP.run(writer, writer, "-v", "-p", classFile.toString());
            assertThat(status).as(out.toString()).isZero();
        }
        return out.toString();
    }

    /** What comes before the members: where the file is, its hash and its constants say nothing here. */
    private static List<String> withoutPool(List<String> header) {
        return header.stream()
                .filter(line -> !line.matches(" *#\\d+ = .*|Classfile .*|  Last modified .*|  SHA-256 .*|  MD5 .*"))
                .map(line -> line.replaceAll("fields: \\d+, methods: \\d+, attributes: \\d+", ""))
                .toList();
    }

    /** Each block begins with a line that is indented by so much, and has all lines that are indented by more. */
    private static List<List<String>> split(List<String> lines, int indent) {
        List<List<String>> blocks = new ArrayList<>();
        for (String line : lines) {
            if (blocks.isEmpty() || indent(line) <= indent) blocks.add(new ArrayList<>());
            blocks.get(blocks.size() - 1).add(line);
        }
        return blocks;
    }

    /** The blocks in an order that does not depend on theirs. */
    private static String sorted(List<String> lines) {
        if (lines.isEmpty()) return "";
        int indent = lines.stream().mapToInt(Members::indent).min().orElseThrow();
        return String.join(
                "\n",
                split(lines, indent).stream()
                        .map(block -> text(block.get(0)) + nested(block))
                        .sorted()
                        .toList());
    }

    private static String nested(List<String> block) {
        List<String> rest = block.subList(1, block.size());
        return rest.isEmpty() ? "" : "\n" + sorted(rest);
    }

    /** A line without the numbers of constants, whose values are told beside them, and of an annotation. */
    private static String text(String line) {
        String indentation = " ".repeat(indent(line));
        String withoutNumbers = CONSTANT.matcher(line.strip()).replaceAll("#");
        withoutNumbers = ANNOTATION_NUMBER.matcher(withoutNumbers).replaceFirst("");
        return indentation + BLANKS.matcher(withoutNumbers).replaceAll(" ");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
