package weft.weaver.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.inspect.ClassFile;

/** What happens to the files; the weaver behind is a stand-in that makes one machine for each class named Async. */
class FolderWeaverTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));

    @TempDir
    Path folder;

    private final FolderWeaver weaver = new FolderWeaver((name, bytes) -> standIn(bytes));

    @Test
    void writesTheMachinesBesideTheirOwner() throws IOException {
        put("shop/AsyncShop", plain("shop/AsyncShop"));
        put("shop/Item", plain("shop/Item"));

        FolderReport report = weaver.weave(folder);

        assertThat(files()).containsExactly("shop/AsyncShop$m.class", "shop/AsyncShop.class", "shop/Item.class");
        assertThat(report.summary()).isEqualTo("1 class woven (1 state machine), 1 unchanged, 0 errors");
        assertThat(ClassFile.of(Files.readAllBytes(folder.resolve("shop/AsyncShop.class")))
                        .orElseThrow()
                        .referencedClasses())
                .contains("shop/AsyncShop$m");
    }

    @Test
    void aSecondRunWritesNothing() throws IOException {
        put("AsyncShop", plain("AsyncShop"));
        weaver.weave(folder);
        for (String file : files()) Files.setLastModifiedTime(folder.resolve(file), LONG_AGO);

        FolderReport report = weaver.weave(folder);

        assertThat(report.summary()).isEqualTo("0 classes woven (0 state machines), 2 unchanged, 0 errors");
        for (String file : files()) {
            assertThat(Files.getLastModifiedTime(folder.resolve(file))).as(file).isEqualTo(LONG_AGO);
        }
    }

    @Test
    void anUnchangedMachineOfARecompiledOwnerIsNotWrittenAgain() throws IOException {
        put("AsyncShop", plain("AsyncShop"));
        weaver.weave(folder);
        Files.setLastModifiedTime(folder.resolve("AsyncShop$m.class"), LONG_AGO);
        put("AsyncShop", plain("AsyncShop"));

        assertThat(weaver.weave(folder).woven()).isEqualTo(1);
        assertThat(Files.getLastModifiedTime(folder.resolve("AsyncShop$m.class")))
                .isEqualTo(LONG_AGO);
    }

    @Test
    void deletesTheMachinesThatTheirOwnerNoLongerNames() throws IOException {
        put("AsyncShop", plain("AsyncShop"));
        put("AsyncShop$gone", machine("AsyncShop$gone"));
        put("Old$m", machine("Old$m"));
        put("AsyncShop$Nested", plain("AsyncShop$Nested"));

        FolderReport report = weaver.weave(folder);

        assertThat(files())
                .containsExactly(
                        "AsyncShop$Nested$m.class", "AsyncShop$Nested.class", "AsyncShop$m.class", "AsyncShop.class");
        assertThat(report.deleted()).isEqualTo(2);
        assertThat(report.summary()).contains("2 stale state machines deleted");
    }

    @Test
    void aClassWithAnErrorStaysAsItWas() throws IOException {
        byte[] bytes = plain("AsyncBroken");
        put("AsyncBroken", bytes);

        FolderReport report = weaver.weave(folder);

        assertThat(report.errors()).isEqualTo(1);
        assertThat(report.diagnostics()).hasToString("[Broken.java:3: error: no]");
        assertThat(Files.readAllBytes(folder.resolve("AsyncBroken.class"))).isEqualTo(bytes);
    }

    @Test
    void filesThatAreNoClassFilesAreLeftAloneAndNamed() throws IOException {
        Files.writeString(folder.resolve("Async$x.class"), "not a class");
        Files.writeString(folder.resolve("Async.txt"), "text");

        FolderReport report = weaver.weave(folder);

        assertThat(report.summary()).isEqualTo("0 classes woven (0 state machines), 1 unchanged, 0 errors");
        assertThat(report.diagnostics())
                .hasToString(
                        "[Async$x.class: warning: the class file is damaged and was left as it is: it does not begin"
                                + " as a class file does; compile it again]");
        assertThat(files()).containsExactly("Async$x.class", "Async.txt");
    }

    @Test
    void aFileThatAFullDiskLeftBehindIsNamed() throws IOException {
        byte[] whole = plain("shop/AsyncItem");
        put("shop/Empty", new byte[0]);
        put("shop/Cut", Arrays.copyOf(whole, whole.length / 2));
        put("shop/Item", plain("shop/Item"));
        String cut =
                Path.of("shop", "Cut.class") + ": warning: the class file is damaged and was left as it is: it is cut"
                        + " off after " + whole.length / 2 + " bytes; compile it again";
        String empty = Path.of("shop", "Empty.class")
                + ": warning: the class file is damaged and was left as it is: it is empty; compile it again";

        FolderReport report = new FolderWeaver(new Weaver()).weave(folder);

        assertThat(report.diagnostics()).extracting(Diagnostic::toString).containsExactly(cut, empty);
        assertThat(report.summary()).isEqualTo("0 classes woven (0 state machines), 3 unchanged, 0 errors");
    }

    @Test
    void noCutFileStopsTheOthers() throws IOException {
        byte[] machine = machine("AsyncShop$m");
        byte[] owner = standIn(plain("AsyncShop")).classFile();
        for (int length = 0; length < Math.max(machine.length, owner.length); length++) {
            put("AsyncShop$m", Arrays.copyOf(machine, Math.min(length, machine.length)));
            put("AsyncShop", Arrays.copyOf(owner, Math.min(length, owner.length)));
            put("Zoo", plain("Zoo"));

            FolderReport report = new FolderWeaver(new Weaver()).weave(folder);

            assertThat(report.diagnostics()).as("cut after " + length).isNotEmpty();
            Files.deleteIfExists(folder.resolve("AsyncShop$m.class"));
        }
    }

    private static Woven standIn(byte[] bytes) {
        ClassFile file = ClassFile.of(bytes).orElse(null);
        if (file == null || file.isMachine() || !file.name().contains("Async")) return unchanged(bytes, List.of());
        if (file.name().contains("Broken")) {
            return unchanged(
                    bytes, List.of(new Diagnostic(Diagnostic.Severity.ERROR, "Broken", "Broken.java", 3, "no")));
        }
        String machine = file.name() + "$m";
        if (file.referencedClasses().contains(machine)) return unchanged(bytes, List.of());
        ClassWriter writer = new ClassWriter(0);
        writer.newClass(machine);
        new ClassReader(bytes).accept(writer, 0);
        TreeMap<String, byte[]> machines = new TreeMap<>();
        machines.put(machine, machine(machine));
        return new Woven(file.name(), writer.toByteArray(), true, machines, List.of());
    }

    private static Woven unchanged(byte[] bytes, List<Diagnostic> diagnostics) {
        return new Woven(null, bytes, false, Collections.emptySortedMap(), diagnostics);
    }

    private static byte[] plain(String name) {
        return bytes(new ClassWriter(0), name, Opcodes.ACC_SUPER, "java/lang/Object");
    }

    private static byte[] machine(String name) {
        ClassWriter writer = new ClassWriter(0);
        writer.newClass(name.substring(0, name.lastIndexOf('$'))); // a machine calls its owner
        int access = Opcodes.ACC_SUPER | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        return bytes(writer, name, access, "weft/abi/StateMachine");
    }

    private static byte[] bytes(ClassWriter writer, String name, int access, String superName) {
        writer.visit(Opcodes.V17, access, name, null, superName, null);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList());
        }
    }
}
