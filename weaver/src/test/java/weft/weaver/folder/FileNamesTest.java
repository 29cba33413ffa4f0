package weft.weaver.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import weft.Asyncio;
import weft.Coroutine;
import weft.weaver.Weaver;
import weft.weaver.harness.Compiler;
import weft.weaver.harness.Sources;

/** Names that class files may have, and files must not. */
class FileNamesTest {
    private static final int LONGEST = 255;
    private static final String SOURCE = """
package p;
import static weft.Asyncio.*;
import weft.Coroutine;
import weft.annotations.Async;
public class %s {
    @Async public static Coroutine<Integer> %s() {
        await(yieldNow());
        return value(%d);
    }
}
""";

    @TempDir
    Path folder;

    @Test
    @DisplayName("the longest names that javac can write are woven, beside another class that begins so, and again")
    void longNames() throws Throwable {
        String begin = "Quarterly".repeat(27); // 243 bytes
        String method = "summarise".repeat(100);
        for (int i = 0; i < 2; i++) write(begin + "Sum" + i, method, i);

        FolderReport report = new FolderWeaver(new Weaver()).weave(folder);

        assertThat(report.summary()).isEqualTo("2 classes woven (2 state machines), 0 unchanged, 0 errors");
        assertThat(files()).hasSize(4).allMatch(name -> name.getBytes(StandardCharsets.UTF_8).length <= LONGEST);
        for (int i = 0; i < 2; i++)
            assertThat(run("p." + begin + "Sum" + i, method)).isEqualTo(i);
        assertThat(new FolderWeaver(new Weaver()).weave(folder).summary())
                .isEqualTo("0 classes woven (0 state machines), 4 unchanged, 0 errors");
    }

    @Test
    @DisplayName("a long name is cut between two characters")
    void cutBetweenCharacters() throws Throwable {
        String begin = "x" + "\uD835\uDC9C".repeat(60); // 241 bytes of 4 for each
        write(begin, "f", 5);

        assertThat(new FolderWeaver(new Weaver()).weave(folder).woven()).isEqualTo(1);
        assertThat(files())
                .hasSize(2)
                .allMatch(name -> StandardCharsets.UTF_8.newEncoder().canEncode(name));
        assertThat(run("p." + begin, "f")).isEqualTo(5);
    }

    @Test
    @DisplayName("no two machines' names differ in case alone, in Turkish neither, or in their Unicode normal form")
    void differentNames() throws Exception {
        List<String> names = List.of(
                "readXml",
                "readXML",
                "READxml",
                "title",
                "TITLE",
                "t\u0131tle",
                "T\u0130TLE",
                "caf\u00e9",
                "cafe\u0301",
                "CAF\u00c9",
                "stra\u00dfe",
                "strasse",
                "STRASSE");
        StringBuilder methods = new StringBuilder("class Main {\n");
        for (String name : names)
            methods.append("@Async Coroutine<Integer> ")
                    .append(name)
                    .append("() {\nreturn value(await(leaf(1)));\n}\n");
        List<String> machines = machines(Sources.compile(methods.append("}\n").toString(), "-g"));

        assertThat(machines).hasSize(names.size());
        for (Locale locale : List.of(Locale.ROOT, Locale.forLanguageTag("tr"), Locale.forLanguageTag("lt"))) {
            assertThat(machines.stream().map(name -> folded(name, locale)).distinct())
                    .hasSameSizeAs(machines);
        }
    }

    @Test
    @DisplayName(
            "a machine's file has no character that its owner's has not, but letters, digits, dollars and underscores")
    void charactersOfOtherLanguages() {
        Map<String, byte[]> renamed = new HashMap<>();
        for (String name :
                List.of("a test: \"does it?\" *|\\", "gr\u00fc\u00dfe", "\uD800", "\uDC00", "\n\u0000", "+")) {
            byte[] classFile = Sources.compile(
                            "class Main {\n@Async Coroutine<Integer> f() {\nreturn value(await(leaf(1)));\n}\n}\n",
                            "-g")
                    .get("p.Main");
            ClassWriter writer = new ClassWriter(0);
            new ClassReader(classFile)
                    .accept(
                            new ClassRemapper(writer, new Remapper(Opcodes.ASM9) {
                                @Override
                                public String mapMethodName(String owner, String method, String descriptor) {
                                    return method.equals("f") ? name : method;
                                }
                            }),
                            0);
            renamed.put(name, writer.toByteArray());
        }

        assertThat(machines(renamed))
                .doesNotHaveDuplicates()
                .hasSize(6)
                .allMatch(machine -> machine.matches("p\\.Main\\$weft\\$[A-Za-z0-9_$]+"));
    }

    private static String folded(String name, Locale locale) {
        String folded = name.toUpperCase(locale).toLowerCase(locale);
        return Normalizer.normalize(folded, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    }

    private static List<String> machines(Map<String, byte[]> classFiles) {
        return Sources.weave(classFiles).stream()
                .flatMap(woven -> woven.machines().keySet().stream())
                .map(name -> name.replace('/', '.'))
                .toList();
    }

    private void write(String className, String method, int result) throws IOException {
        Files.createDirectories(folder.resolve("p"));
        String source = SOURCE.formatted(className, method, result);
        Map<String, byte[]> classFiles = Compiler.compile("p/" + "Main.java", source.replace("public class", "class"));
        for (byte[] classFile : classFiles.values()) {
            Files.write(folder.resolve("p").resolve(className + ".class"), classFile);
        }
    }

    private Object run(String className, String method) throws Throwable {
        Map<String, byte[]> classFiles = new HashMap<>();
        for (String file : files()) {
            String name = "p." + file.substring(0, file.length() - ".class".length());
            classFiles.put(name, Files.readAllBytes(folder.resolve("p").resolve(file)));
        }
        Class<?> owner = Sources.loadBelow(FileNamesTest.class, className, classFiles);
        return Asyncio.run((Coroutine<?>) Sources.call(owner, method));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("p"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
