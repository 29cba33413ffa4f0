package weft.weaver.doc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.weaver.Weaver;
import weft.weaver.Woven;

/**
 * Keeps {@code docs/codegen.md} true: compiles and weaves the source that stands in it, and compares the plan and the
 * {@code javap} output that stand in it. Run with {@code -Dweft.docs.update} to write them anew.
 */
class CodegenDocTest {
    private static final Path PAGE = Path.of("..", "docs", "codegen.md");
    private static final Pattern BLOCK =
            Pattern.compile("```(java|plan|javap-owner|javap-machine)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path classes;

    @Test
    void thePageShowsWhatTheWeaverWrites() throws Exception {
        String page = Files.readString(PAGE);
        byte[] compiled = compile(block(page, "java"));
        Weaver weaver = new Weaver();
        Woven woven = weaver.weave(compiled);
        assertThat(woven.diagnostics()).isEmpty();
        Files.write(classes.resolve("Cart.class"), woven.classFile());
        String machine = woven.machines().firstKey();
        Files.write(classes.resolve(machine + ".class"), woven.machines().get(machine));
        String expected = replaceBlocks(
                page,
                Map.of(
                        "plan", weaver.explain(compiled),
                        "javap-owner", javap("Cart"),
                        "javap-machine", javap(machine)));
        if (System.getProperty("weft.docs.update") != null) Files.writeString(PAGE, expected);
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    private byte[] compile(String source) throws IOException {
        Path file = classes.resolve("Cart.java");
        Files.writeString(file, source);
        StringWriter messages = new StringWriter();
        int status = tool(
                "javac",
                messages,
                "-g",
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                file.toString());
        assertThat(status).as(messages.toString()).isZero();
        return Files.readAllBytes(classes.resolve("Cart.class"));
    }

    private String javap(String className) {
        StringWriter output = new StringWriter();
        assertThat(tool("javap", output, "-c", "-p", "-cp", classes.toString(), className))
                .isZero();
        // Constant pool indices and the width of the margin say nothing and differ from JDK to JDK.
        return output.toString()
                .replaceAll("#\\d+(,\\s*\\d+)?\\s+", " ")
                .replaceAll("(?m)^ {5,}", "      ")
                .replaceAll("(?m)[ ]+$", "");
    }

    private static int tool(String name, StringWriter output, String... arguments) {
        PrintWriter writer = new PrintWriter(output, true);
        return ToolProvider.findFirst(name).orElseThrow().run(writer, writer, arguments);
    }

    private static String block(String page, String language) {
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) return matcher.group(2);
        }
        throw new AssertionError("no block of " + language);
    }

    private static String replaceBlocks(String page, Map<String, String> blocks) {
        return BLOCK.matcher(page).replaceAll(match -> {
            String text = blocks.getOrDefault(match.group(1), match.group(2));
            String body = List.of(text.stripTrailing().split("\n")).stream().collect(Collectors.joining("\n"));
            return Matcher.quoteReplacement("```" + match.group(1) + "\n" + body + "\n```");
        });
    }
}
