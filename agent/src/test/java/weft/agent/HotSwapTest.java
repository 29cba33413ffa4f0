package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;
import weft.weaver.folder.FolderWeaver;
import weft.weaver.parse.WovenMark;

/**
 * A class is redefined while a call of it is suspended, whoever wove the class, with the compiler's class file or with
 * a woven one.
 */
class HotSwapTest {
    private static final String SIGN = """
            import static java.util.concurrent.CompletableFuture.completedFuture;
            import static weft.Asyncio.await;
            import java.util.concurrent.CompletableFuture;
            import weft.annotations.Async;

            public class Sign {
                @Async
                public static CompletableFuture<String> read(CompletableFuture<String> text) {
                    String first = "a";
                    String second = "b";
                    return completedFuture(first + await(text) + second);
                }
            }
            """;
    private static final String NEW_CONSTANT = SIGN.replace("\"a\"", "\"A\"");

    /** As many slots as before, with other values in them: {@code second} is saved where {@code first} was. */
    private static final String NEW_LOCALS = SIGN.replace("return completedFuture(first + await(text) + second)", """
                    String text3 = await(text);
                    return completedFuture(second + text3 + "c" + first)""");

    @TempDir
    Path folder;

    private final CompletableFuture<String> text = new CompletableFuture<>();

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void aChangedConstantIsTaken(boolean wovenAtBuild, boolean wovenBytes) throws Exception {
        try (Installed agent = new Installed()) {
            Class<?> sign = load(wovenAtBuild);
            CompletableFuture<String> suspended = read(sign, text);

            redefine(agent, sign, classFile(NEW_CONSTANT, wovenBytes));
            text.complete("-");

            assertThat(suspended.getNow("")).isEqualTo("a-b");
            assertThat(read(sign, text).getNow("")).isEqualTo("A-b");
            assertThat(agent.err()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void changedLocalsAreRefused(boolean wovenAtBuild, boolean wovenBytes) throws Exception {
        try (Installed agent = new Installed()) {
            Class<?> sign = load(wovenAtBuild);
            CompletableFuture<String> suspended = read(sign, text);

            assertThat(isRefused(agent, sign, classFile(NEW_LOCALS, wovenBytes)))
                    .isTrue();
            text.complete("-");

            assertThat(agent.err()).startsWith("Sign.java:9: error: restart needed: Sign.java:9: ");
            assertThat(suspended.getNow("")).isEqualTo("a-b");
            assertThat(read(sign, text).getNow("")).isEqualTo("a-b");
        }
    }

    /** The machine that the JVM has counts, not the one that is on disk by now. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aBuildThatReplacedTheMachinesFileChangesNothing(boolean wovenBytes) throws Exception {
        try (Installed agent = new Installed()) {
            Class<?> sign = load(true);
            CompletableFuture<String> suspended = read(sign, text);
            App.compile(folder.resolve("classes"), "Sign.java", NEW_LOCALS);
            new FolderWeaver(new Weaver()).weave(folder.resolve("classes"));

            assertThat(isRefused(agent, sign, classFile(NEW_LOCALS, wovenBytes)))
                    .isTrue();
            text.complete("-");

            assertThat(suspended.getNow("")).isEqualTo("a-b");
        }
    }

    /** The machine's class is not loaded before the method is called, unless the verifier needs it. */
    @Test
    void aMethodThatWasNeverCalled() throws Exception {
        try (Installed agent = new Installed()) {
            Class<?> sign = load(true);

            redefine(agent, sign, classFile(NEW_CONSTANT, false));
            text.complete("-");

            assertThat(read(sign, text).getNow("")).isEqualTo("A-b");
        }
    }

    @Test
    void aMarkThatDoesNotSayTheLayoutsIsRefused() throws Exception {
        try (Installed agent = new Installed()) {
            Class<?> sign = load(true);
            byte[] older = withEmptyMark(classFile(NEW_CONSTANT, true));

            assertThat(isRefused(agent, sign, older)).isTrue();

            assertThat(agent.err())
                    .startsWith("Sign.java: error: restart needed: another version of Weft wove this class file");
        }
    }

    private Class<?> load(boolean wovenAtBuild) throws Exception {
        Path classes = folder.resolve("classes");
        App.compile(classes, "Sign.java", SIGN);
        if (wovenAtBuild) new FolderWeaver(new Weaver()).weave(classes);
        return new FolderLoader(classes).loadClass("Sign");
    }

    private byte[] classFile(String source, boolean woven) throws IOException {
        Path classes = folder.resolve("new");
        App.compile(classes, "Sign.java", source);
        if (woven) new FolderWeaver(new Weaver()).weave(classes);
        return Files.readAllBytes(classes.resolve("Sign.class"));
    }

    private static byte[] withEmptyMark(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor marker = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visitAttribute(Attribute attribute) {
                super.visitAttribute(new WovenMark());
            }
        };
        new ClassReader(classFile).accept(marker, 0);
        return writer.toByteArray();
    }

    private static void redefine(Installed agent, Class<?> type, byte[] classFile) throws Exception {
        agent.instrumentation.redefineClasses(new ClassDefinition(type, classFile));
    }

    private static boolean isRefused(Installed agent, Class<?> type, byte[] classFile)
            throws ClassNotFoundException, UnmodifiableClassException {
        try {
            agent.instrumentation.redefineClasses(new ClassDefinition(type, classFile));
            return false;
        } catch (UnsupportedOperationException | ClassFormatError refused) {
            return true;
        }
    }

    @SuppressWarnings("unchecked")
    private static CompletableFuture<String> read(Class<?> sign, CompletableFuture<String> text) throws Exception {
        return (CompletableFuture<String>)
                sign.getMethod("read", CompletableFuture.class).invoke(null, text);
    }
}
