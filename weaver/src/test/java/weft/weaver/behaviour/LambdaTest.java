package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import weft.Asyncio;
import weft.Coroutine;
import weft.weaver.harness.Compiler;
import weft.weaver.harness.Sources;
import weft.weaver.harness.Variant;

/** Lambdas as other compilers and obfuscators name and mark them; no source can mark one {@code @Async}. */
class LambdaTest {
    private static final String SOURCE = """
package p;
import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.leaf;
import java.io.Serializable;
import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;
class Main {
    int n = 40;
    static Supplier<Coroutine<Integer>> plain() {
        return () -> value(await(leaf(1)));
    }
    Supplier<Coroutine<Integer>> ofThis() {
        return () -> value(n + await(leaf(2)));
    }
    static Function<Integer, Coroutine<Integer>> serialisable(int m) {
        return (Function<Integer, Coroutine<Integer>> & Serializable) x -> value(x + m + await(leaf(300)));
    }
    static Supplier<Supplier<Coroutine<Integer>>> nested() {
        return () -> () -> value(await(leaf(4000)));
    }
    @Async static Coroutine<Integer> all() {
        Kettle kettle = () -> 50000;
        return value(await(plain().get()) + await(new Main().ofThis().get()) + await(serialisable(100).apply(500))
            + await(nested().get().get()) + await(kettle.boil().get()));
    }
}
interface Kettle {
    int degrees();
    default Supplier<Coroutine<Integer>> boil() {
        return () -> value(degrees() + await(leaf(600000)));
    }
}
""";

    /** In the names: those of javac, the Eclipse compiler, Kotlin, Scala 2 and 3, an obfuscator. */
    @ParameterizedTest
    @CsvSource({
        "8, lambda$main$, 0, 0",
        "17, lambda$main$, 0, 0",
        "17, lambda$, 0, 0",
        "17, main$lambda$, 4096, 16",
        "17, $anonfun$main$, 2, 17",
        "17, main$$anonfun$, 0, 16",
        "8, a, 0, 0",
        "17, a, 4096, 0",
    })
    @DisplayName("a lambda is woven whatever the name and the flags of its method")
    void namesAndFlags(int release, String name, int removed, int added) throws Throwable {
        Map<String, byte[]> renamed = new TreeMap<>();
        Map<String, byte[]> classFiles = Compiler.compile("p/Main.java", SOURCE, release, "-g");
        // A method of an interface is private or public, and never final.
        classFiles.forEach((className, classFile) -> renamed.put(
                className,
                className.equals("p.Main")
                        ? rename(classFile, name, removed, added)
                        : rename(classFile, name, removed & Opcodes.ACC_SYNTHETIC, 0)));

        Class<?> main = Sources.load(Sources.woven(renamed));

        assertThat(Asyncio.run((Coroutine<?>) Sources.call(main, "all"))).isEqualTo(654_943);
    }

    @Test
    @DisplayName("a declared private method that a method reference names, and that is called, has to be marked")
    void declaredAndCalled() {
        String text = """
class Main {
    private static Coroutine<Integer> helper() { return value(await(leaf(1))); }
    static Supplier<Coroutine<Integer>> reference() { return Main::helper; }
    static Coroutine<Integer> call() { return helper(); }
}
""";
        assertThat(Sources.diagnostics(Sources.compile(text, "-g")))
                .singleElement()
                .asString()
                .contains("await in method helper, which is not @Async; mark it @Async");
    }

    @Test
    @DisplayName("a lambda of which a tool made a class is known by javac's name")
    void desugared() {
        assertWoven(
                """
class Main {
    static class Lambda implements Supplier<Coroutine<Integer>> {
        public Coroutine<Integer> get() {
            return Main.lambda();
        }
    }
    static Coroutine<Integer> lambda() {
        return value(await(leaf(1)));
    }
}
""",
                (access, method) -> method.equals("lambda") ? access | Opcodes.ACC_SYNTHETIC : access,
                "lambda",
                "lambda$main$0");
    }

    @Test
    @DisplayName("a method that a method reference names is declared: it is said to be marked, unless it is private")
    void methodReferences() {
        String source = """
class Main {
    Supplier<Coroutine<Integer>> reference() {
        return this::%1$s;
    }
    %2$s %3$s %1$s() {
        %4$s
    }
}
""";
        String awaits = "return value(await(leaf(1)));";
        assertThat(Sources.diagnostics(
                        Sources.compile(source.formatted("fetch", "public", "Coroutine<Integer>", awaits), "-g")))
                .containsExactly(
                        "Main.java:7: error: await in method fetch, which is not @Async; mark it @Async and let it"
                                + " return Coroutine, Task, CompletableFuture, CompletionStage or void");
        assertThat(Sources.diagnostics(
                        Sources.compile(source.formatted("fetch", "private", "Coroutine<Integer>", awaits), "-g")))
                .isEmpty();
        String runs = source.replace("Supplier<Coroutine<Integer>>", "Runnable");
        assertThat(Sources.diagnostics(
                        Sources.compile(runs.formatted("tick", "private", "void", "await(leaf(1));"), "-g")))
                .containsExactly(
                        "Main.java:7: error: await in method tick, which is not @Async; mark it @Async and let it"
                                + " return Coroutine, Task, CompletableFuture, CompletionStage or void");
    }

    @ParameterizedTest
    @CsvSource({
        "groovy.lang.Closure, doCall",
        "kotlin.jvm.internal.Lambda, invoke",
        "scala.runtime.AbstractFunction0, apply"
    })
    @DisplayName("the method of a class that a compiler made for a closure is woven")
    void closures(String base, String method) {
        int dot = base.lastIndexOf('.');
        Map<String, String> sources = new HashMap<>();
        sources.put(
                base.replace('.', '/') + ".java",
                "package " + base.substring(0, dot) + "; public class " + base.substring(dot + 1) + " {}");
        sources.put(
                "kotlin/Metadata.java",
                "package kotlin; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME)"
                        + " public @interface Metadata { int k(); }");
        String source = """
package p;
import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.leaf;
import weft.Coroutine;
%4$s
class Main extends %1$s {
    public %3$s %2$s() {
        return value(await(leaf(1)));
    }
}
""";
        String metadata = base.startsWith("kotlin") ? "@kotlin.Metadata(k = 3)" : "";
        sources.put("p/Main.java", source.formatted(base, method, "Coroutine<Integer>", metadata));
        byte[] closure = Compiler.compile(Variant.MAIN, sources).get("p.Main");
        Map<String, byte[]> woven = Sources.woven(Map.of("p.Main", closure));
        assertThat(woven).hasSize(2);
        // Groovy counts the parameters of each doCall.
        assertThat(methods(woven.get("p.Main"), method)).hasSize(method.equals("doCall") ? 1 : 2);

        sources.put("p/Main.java", source.formatted(base, method, "Object", metadata));
        byte[] ofObject = Compiler.compile(Variant.MAIN, sources).get("p.Main");
        assertThat(Sources.diagnostics(Map.of("p.Main", ofObject)))
                .containsExactly(
                        "Main.java:8: error: await in a lambda that returns java.lang.Object; only a lambda that"
                                + " returns Coroutine, Task, CompletableFuture or CompletionStage can await: let it return one, or"
                                + " move the await to an @Async method");
    }

    @Test
    @DisplayName("a Kotlin class of the source is no closure")
    void kotlinClass() {
        Map<String, String> sources = new HashMap<>();
        sources.put(
                "kotlin/Metadata.java",
                "package kotlin; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME)"
                        + " public @interface Metadata { int k(); }");
        sources.put("p/Main.java", """
package p;
import static weft.Asyncio.*;
@kotlin.Metadata(k = 1)
class Main {
    weft.Coroutine<Void> f() {
        await(yieldNow());
        return done();
    }
}
""");
        byte[] main = Compiler.compile(Variant.MAIN, sources).get("p.Main");
        assertThat(Sources.diagnostics(Map.of("p.Main", main)))
                .singleElement()
                .asString()
                .startsWith("Main.java:6: error: await in method f, which is not @Async");
    }

    private static List<MethodNode> methods(byte[] classFile, String name) {
        ClassNode tree = new ClassNode();
        new ClassReader(classFile).accept(tree, 0);
        return tree.methods.stream().filter(method -> method.name.equals(name)).toList();
    }

    private interface Flags {
        int of(int access, String method);
    }

    private static void assertWoven(String source, Flags flags, String from, String to) {
        byte[] classFile =
                rename(Sources.compile(source, "-g").get("p.Main"), from, Matcher.quoteReplacement(to), flags);
        assertThat(Sources.woven(Map.of("p.Main", classFile))).hasSize(2);
    }

    private static byte[] rename(byte[] classFile, String name, int removed, int added) {
        return rename(
                classFile,
                "lambda\\$(.*)\\$", // javac 25 counts in each method
                Matcher.quoteReplacement(name) + "$1",
                (access, method) -> method.startsWith("lambda$") ? access & ~removed | added : access);
    }

    /** Renames methods as an obfuscator does: where they are declared, called and referred to. */
    private static byte[] rename(byte[] classFile, String from, String to, Flags flags) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor renaming = new ClassRemapper(writer, new Remapper(Opcodes.ASM9) {
            @Override
            public String mapMethodName(String owner, String name, String descriptor) {
                return name.replaceAll("^" + from, to);
            }
        });
        ClassVisitor marking = new ClassVisitor(Opcodes.ASM9, renaming) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                return super.visitMethod(flags.of(access, name), name, type, generic, thrown);
            }
        };
        new ClassReader(classFile).accept(marking, 0);
        return writer.toByteArray();
    }
}
