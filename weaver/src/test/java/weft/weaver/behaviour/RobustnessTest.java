package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.harness.Sources;

/** Whatever the bytes are: an answer, soon, and never half of one. */
class RobustnessTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SOURCE = """
class Main {
    int n = 1;
    @Async Coroutine<String> f(int a, long b, String c) throws IOException {
        String s = "";
        for (int i = 0; i < a; i++) {
            try {
                s += c + await(leaf(i)) + new StringBuilder(await(leaf("x"))).append(b);
                if (s.length() > 100) return value(s);
            } catch (IllegalStateException e) {
                Supplier<Coroutine<Integer>> l = () -> value(await(leaf(n)) + a);
                s += await(l.get());
            } finally {
                n += await(leaf(1));
            }
        }
        switch (s) {
            case "a": return value("b");
            default: return value(s);
        }
    }
    @Async static CompletableFuture<Void> g(double[] d) {
        d[0] += await(stage(1.5));
        return completedFuture(null);
    }
    @Async void h() {
        await(leaf(1));
    }
}
""";
    private static List<byte[]> classFiles;

    @BeforeAll
    static void compile() {
        classFiles = new ArrayList<>();
        for (String flag : List.of("-g", "-g:none", "-parameters")) {
            classFiles.addAll(Sources.compile(SOURCE, flag).values());
        }
    }

    @Test
    @DisplayName("truncated class files")
    void truncated() {
        for (byte[] classFile : classFiles) {
            for (int length = 0; length < classFile.length; length += 1 + length / 100) {
                answers(Arrays.copyOf(classFile, length), "length " + length);
            }
        }
    }

    @Test
    @DisplayName("class files with random bytes changed")
    void damaged() {
        assertTimeoutPreemptively(SOON, () -> {
            for (long seed = 0; seed < 3000; seed++) {
                Random random = new Random(seed);
                byte[] damaged =
                        classFiles.get(random.nextInt(classFiles.size())).clone();
                int changes = 1 + random.nextInt(4);
                for (int i = 0; i < changes; i++) damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                answers(damaged, "seed " + seed);
            }
        });
    }

    @Test
    @DisplayName("random bytes, with and without a class file's first ones")
    void random() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (bytes.length > 8 && random.nextBoolean()) {
                byte[] start = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61};
                System.arraycopy(start, 0, bytes, 0, start.length);
            }
            answers(bytes, "seed " + seed);
        }
    }

    @Test
    @DisplayName("the same input gives the same bytes")
    void deterministic() {
        for (byte[] classFile : classFiles) {
            Woven first = new Weaver().weave(classFile);
            Woven second = new Weaver().weave(classFile.clone());

            assertThat(second.classFile()).isEqualTo(first.classFile());
            assertThat(second.machines().keySet()).isEqualTo(first.machines().keySet());
            first.machines()
                    .forEach((name, bytes) ->
                            assertThat(second.machines().get(name)).isEqualTo(bytes));
        }
    }

    @Test
    @DisplayName("the bytes that go in are never written to")
    void inputUntouched() {
        for (byte[] classFile : classFiles) {
            byte[] copy = classFile.clone();
            new Weaver().weave(classFile);
            assertThat(classFile).isEqualTo(copy);
        }
    }

    @Test
    @DisplayName("weaving what was woven changes nothing, the machines neither")
    void idempotent() {
        for (byte[] classFile : classFiles) {
            Woven woven = new Weaver().weave(classFile);
            assertThat(woven.changed()).isTrue();
            unchanged(woven.classFile());
            woven.machines().values().forEach(RobustnessTest::unchanged);
        }
    }

    @Test
    @DisplayName("what was woven is known even where a tool dropped the attribute, as the specification lets it")
    void markLost() {
        for (byte[] classFile : classFiles) {
            ClassWriter writer = new ClassWriter(0);
            ClassVisitor dropping = new ClassVisitor(Opcodes.ASM9, writer) {
                @Override
                public void visitAttribute(Attribute attribute) {
                    assertThat(attribute.type).isEqualTo("weft.Woven");
                }
            };
            new ClassReader(new Weaver().weave(classFile).classFile()).accept(dropping, 0);
            byte[] unmarked = writer.toByteArray();
            assertThat(new String(unmarked, StandardCharsets.ISO_8859_1)).doesNotContain("weft.Woven");

            Woven again = new Weaver().weave(unmarked);

            assertThat(again.classFile()).isSameAs(unmarked);
            assertThat(again.diagnostics()).isEmpty();
        }
    }

    @Test
    @DisplayName("a class of a user's with names like those of machines and entries is woven")
    void namesLikeOurs() {
        Map<String, byte[]> classFiles = Sources.compile("""
class Main {
    static class weft {
        static class Total {}
    }
    static Object weft$Total(Main.weft.Total total) {
        return total;
    }
    static Object weft$(Main.weft.Total total) {
        return total;
    }
    @Async Coroutine<Integer> f() {
        return value(await(leaf(1)));
    }
}
""");
        assertThat(new Weaver().weave(classFiles.get("p.Main")).changed()).isTrue();
    }

    @Test
    @DisplayName("a class with nothing to weave comes back as the same array")
    void nothingToWeave() throws IOException {
        Map<String, byte[]> plain = Sources.compile(
                "class Main { Coroutine<Integer> f() { return value(1); } @Override public String toString() { return \"await\"; } }");
        plain.values().forEach(RobustnessTest::unchanged);
        for (Class<?> type : List.of(String.class, Map.Entry.class, RobustnessTest.class, Thread.State.class)) {
            String resource = "/" + type.getName().replace('.', '/') + ".class";
            try (InputStream in = type.getResourceAsStream(resource)) {
                unchanged(in.readAllBytes());
            }
        }
    }

    private static void unchanged(byte[] classFile) {
        Woven woven = new Weaver().weave(classFile);
        assertThat(woven.classFile()).isSameAs(classFile);
        assertThat(woven.changed()).isFalse();
        assertThat(woven.machines()).isEmpty();
        assertThat(woven.diagnostics()).isEmpty();
    }

    private static void answers(byte[] bytes, String what) {
        Woven woven;
        try {
            woven = new Weaver().weave(bytes);
        } catch (Throwable thrown) {
            throw new AssertionError(what + ": the weaver threw", thrown);
        }
        if (!woven.changed()) {
            assertThat(woven.classFile()).as(what).isSameAs(bytes);
            assertThat(woven.machines()).as(what).isEmpty();
        }
        assertThat(woven.changed() && woven.failed()).as(what).isFalse();
    }
}
