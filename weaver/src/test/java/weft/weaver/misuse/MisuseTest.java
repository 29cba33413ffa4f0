package weft.weaver.misuse;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.harness.Sources;

/** Each diagnostic's text. The programs start at line 2, after the imports. */
class MisuseTest {
    private static final int MAJOR_VERSION = 7;
    private static final String ASYNC_METHOD =
            "class Main {\n@Async Coroutine<Integer> f() {\nreturn value(await(leaf(1)));\n}\n}\n";

    @Test
    @DisplayName("await outside an @Async method")
    void outside() {
        refused(
                """
class Main {
    Coroutine<Integer> f() {
        int x = 1;
        return value(await(leaf(x)));
    }
}
""",
                "Main.java:5: error: await in method f, which is not @Async; mark it @Async and let it return Coroutine, Task, CompletableFuture, CompletionStage or void");
    }

    @Test
    @DisplayName("await in a constructor")
    void constructor() {
        refused(
                """
class Main {
    Main() {
        await(leaf(1));
    }
}
""",
                "Main.java:4: error: await in a constructor or an instance initialiser; write a static @Async method that awaits first and passes the value to the constructor");
    }

    @Test
    @DisplayName("await in the arguments of super(...)")
    void superArguments() {
        refused(
                """
class Main extends Exception {
    Main() {
        super(await(leaf("x")));
    }
}
""",
                "Main.java:4: error: await in a constructor or an instance initialiser; write a static @Async method that awaits first and passes the value to the constructor");
    }

    @Test
    @DisplayName("await in an instance initialiser")
    void initialiser() {
        refused(
                """
class Main {
    int x = 1;
    int y = await(leaf(x));
}
""",
                "Main.java:4: error: await in a constructor or an instance initialiser; write a static @Async method that awaits first and passes the value to the constructor");
    }

    @Test
    @DisplayName("await in a static initialiser")
    void staticInitialiser() {
        refused(
                """
class Main {
    static int x;
    static {
        x = await(leaf(1));
    }
}
""",
                "Main.java:5: error: await in a static initialiser; await in an @Async method and keep what it returns");
    }

    @Test
    @DisplayName("await in the initialiser of an interface's field")
    void interfaceInitialiser() {
        refused(
                """
interface Main {
    int X = await(leaf(1));
}
""",
                "Main.java:3: error: await in a static initialiser; await in an @Async method and keep what it returns");
    }

    @Test
    @DisplayName("await in a lambda that returns nothing")
    void voidLambda() {
        refused(
                """
class Main {
    @Async Coroutine<Void> f(List<Integer> xs) {
        xs.forEach(x -> {
            await(leaf(x));
        });
        return done();
    }
}
""",
                "Main.java:5: error: await in a lambda that returns void; only a lambda that returns Coroutine, Task, CompletableFuture or CompletionStage can await: let it return one, or move the await to an @Async method");
    }

    @Test
    @DisplayName("await in a lambda that returns a plain value")
    void plainLambda() {
        refused(
                """
class Main {
    Supplier<Integer> s = () -> await(leaf(1));
}
""",
                "Main.java:3: error: await in a lambda that returns java.lang.Integer; only a lambda that returns Coroutine, Task, CompletableFuture or CompletionStage can await: let it return one, or move the await to an @Async method");
    }

    @Test
    @DisplayName("await as a method reference")
    void reference() {
        refused(
                """
class Main {
    Object f() {
        Function<Awaitable<Integer>, Integer> g = weft.Asyncio::await;
        return g;
    }
}
""",
                "Main.java:4: error: await as a method reference cannot suspend; write an @Async method, or a lambda that awaits and returns a Coroutine");
    }

    @Test
    @DisplayName("await in a synchronized block")
    void monitor() {
        refused(
                """
class Main {
    @Async Coroutine<Integer> f() {
        int x;
        synchronized (this) {
            x = await(leaf(1));
        }
        return value(x);
    }
}
""",
                "Main.java:6: error: await inside a synchronized block: the monitor would be held while the method is suspended; leave the block before the await, or use weft.sync.Lock");
    }

    @Test
    @DisplayName("each await in nested synchronized blocks, none after them")
    void nestedMonitors() {
        refused(
                """
class Main {
    @Async Coroutine<Integer> f(Object a, Object b) {
        synchronized (a) {
            synchronized (b) {
                await(leaf(1));
            }
            await(leaf(2));
        }
        return value(await(leaf(3)));
    }
}
""",
                "Main.java:6: error: await inside a synchronized block: the monitor would be held while the method is suspended; leave the block before the await, or use weft.sync.Lock",
                "Main.java:8: error: await inside a synchronized block: the monitor would be held while the method is suspended; leave the block before the await, or use weft.sync.Lock");
    }

    @Test
    @DisplayName("await in the catch of a try inside a synchronized block")
    void monitorInHandler() {
        refused(
                """
class Main {
    @Async Coroutine<Integer> f() {
        synchronized (this) {
            try {
                hashCode();
            } catch (RuntimeException e) {
                await(leaf(1));
            } finally {
                toString();
            }
        }
        return value(await(leaf(3)));
    }
}
""",
                "Main.java:8: error: await inside a synchronized block: the monitor would be held while the method is suspended; leave the block before the await, or use weft.sync.Lock");
    }

    @Test
    @DisplayName("@Async on a method with another return type")
    void returnTypes() {
        refused(
                """
class Main {
    @Async int f() {
        return await(leaf(1));
    }
    @Async Future<Integer> g() {
        return completedFuture(1);
    }
    @Async Coroutine<Integer>[] h() {
        return null;
    }
}
""",
                "Main.java:4: error: @Async method f returns int; let it return Coroutine, Task, CompletableFuture, CompletionStage or void",
                "Main.java:7: error: @Async method g returns java.util.concurrent.Future; let it return Coroutine, Task, CompletableFuture, CompletionStage or void",
                "Main.java:10: error: @Async method h returns weft.Coroutine[]; let it return Coroutine, Task, CompletableFuture, CompletionStage or void");
    }

    @Test
    @DisplayName("@Async on a synchronized method")
    void synchronizedMethod() {
        refused(
                """
class Main {
    @Async synchronized Coroutine<Integer> f() {
        return value(await(leaf(1)));
    }
}
""",
                "Main.java:4: error: an @Async method cannot be synchronized: the monitor would be held while it is suspended; remove synchronized and use weft.sync.Lock");
    }

    @Test
    @DisplayName("@Async on an abstract method")
    void abstractMethod() {
        refused(
                """
abstract class Main {
    @Async abstract Coroutine<Integer> f();
}
""",
                "Main.java: error: @Async on abstract method f has no effect; put it on the methods that implement it");
    }

    @Test
    @DisplayName("@Async on a native method")
    void nativeMethod() {
        refused("""
class Main {
    @Async native Coroutine<Integer> f();
}
""", "Main.java: error: native method f cannot be @Async; remove the annotation");
    }

    @Test
    @DisplayName("@Async on a constructor, which no Java source can have")
    void asyncConstructor() {
        byte[] classFile = annotateConstructors(
                Sources.compile("class Main {\n Main() {\n }\n}\n", "-g").get("p.Main"));

        refused(
                Map.of("p.Main", classFile),
                "Main.java:3: error: a constructor cannot be @Async; write a static @Async method that awaits first and then calls the constructor");
    }

    @Test
    @DisplayName("without line numbers the file alone, without a file name the class")
    void withoutDebugInformation() {
        String source = "class Main {\n Main() {\n await(leaf(1));\n }\n}\n";

        assertThat(Sources.diagnostics(Sources.compile(source, "-g:source")))
                .containsExactly(
                        "Main.java: error: await in a constructor or an instance initialiser; write a static @Async method that awaits first and passes the value to the constructor");
        assertThat(Sources.diagnostics(Sources.compile(source, "-g:none")))
                .containsExactly(
                        "p.Main: error: await in a constructor or an instance initialiser; write a static @Async method that awaits first and passes the value to the constructor");
    }

    @Test
    @DisplayName("a Serializable class without serialVersionUID is a warning")
    void serializable() {
        warned(
                """
class Main implements Serializable {
    @Async Coroutine<Integer> f() {
        return value(await(leaf(1)));
    }
}
""",
                "Main.java: warning: p.Main is Serializable and has no serialVersionUID: weaving adds methods, which changes the computed one; declare a serialVersionUID");
    }

    @Test
    @DisplayName("an @Async main method that returns something is a warning")
    void mainMethod() {
        warned(
                """
class Main {
    @Async static Coroutine<Void> main(String[] args) {
        await(leaf(1));
        return done();
    }
}
""",
                "Main.java:4: warning: @Async method main is a main method, but what it returns is never run; let it call run(...) on an @Async method");
    }

    @Test
    @DisplayName("a body too large for HotSpot's compilers is a warning")
    void largeBody() {
        Map<String, byte[]> classFiles = Sources.compile(
                "class Main {\n@Async Coroutine<Integer> f() {\nint x = 0;\n" + "x += await(leaf(x));\n".repeat(300)
                        + "return value(x);\n}\n}\n",
                "-g");

        assertThat(Sources.diagnostics(classFiles))
                .singleElement(as(STRING))
                .matches(
                        "Main\\.java:4: warning: the woven body of f takes up to \\d{5} bytes; HotSpot compiles no method"
                                + " of more than 8000, so it will be slow; split the method");
        assertThat(Sources.weave(classFiles)).allMatch(Woven::changed);
    }

    @Test
    @DisplayName("a body too large for a class file is an error")
    void hugeBody() {
        StringBuilder text = new StringBuilder("class Main {\n@Async Coroutine<Integer> f() {\n");
        for (int i = 0; i < 60; i++)
            text.append("int v").append(i).append(" = ").append(i).append(";\n");
        for (int i = 0; i < 150; i++)
            text.append("v")
                    .append(i % 60)
                    .append(" += await(leaf(v")
                    .append(i % 59)
                    .append("));\n");
        text.append("return value(v0");
        for (int i = 1; i < 60; i++) text.append(" + v").append(i);
        Map<String, byte[]> classFiles =
                Sources.compile(text.append(");\n}\n}\n").toString(), "-g");

        assertThat(Sources.diagnostics(classFiles))
                .singleElement(as(STRING))
                .matches(
                        "Main\\.java:4: error: the woven body of f takes up to \\d+ bytes, more than the 65535 that a class"
                                + " file allows; split the method");
        assertThat(Sources.weave(classFiles)).noneMatch(Woven::changed);
    }

    @Test
    @DisplayName("a class without misuse has no diagnostics")
    void none() {
        warned("""
class Main implements Serializable {
    private static final long serialVersionUID = 1L;
    @Async Coroutine<Integer> f() {
        synchronized (this) {
            hashCode();
        }
        return value(await(leaf(1)));
    }
    @Async static void main(String[] args) {
        await(leaf(1));
    }
}
""");
    }

    @Test
    @DisplayName("a class file from before Java 8, which has no stack map frames to go by")
    void oldClassFile() {
        byte[] old = Sources.compile(ASYNC_METHOD, "-g").get("p.Main");
        old[MAJOR_VERSION] = Opcodes.V1_6;

        refused(
                Map.of("p.Main", old),
                "Main.java: error: the class file has version 50 (before Java 8); compile it for Java 8 or newer");
    }

    @Test
    @DisplayName("a class file of a Java that is not known yet")
    void newClassFile() {
        byte[] future = Sources.compile(ASYNC_METHOD, "-g").get("p.Main");
        future[MAJOR_VERSION] = 44 + 80;

        Woven woven = new Weaver().weave(future);

        assertThat(woven.classFile()).isSameAs(future);
        assertThat(woven.diagnostics())
                .singleElement()
                .asString()
                .matches(
                        "\\S+: error: the class file is of Java 80, and this version of Weft reads class files up to Java"
                                + " \\d\\d; update Weft, or compile with --release \\d\\d");
    }

    @Test
    @DisplayName("a class whose constant pool has no room left")
    void fullConstantPool() {
        ClassReader reader = new ClassReader(Sources.compile(ASYNC_METHOD, "-g").get("p.Main"));
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(writer, 0);
        for (int i = 0; i < 65_480; i++) writer.newConst(100_000 + i);

        byte[] full = writer.toByteArray();

        Woven woven = new Weaver().weave(full);

        assertThat(woven.classFile()).isSameAs(full);
        assertThat(woven.diagnostics()).singleElement().asString().startsWith("Main.java: error: ");
    }

    private static void refused(String source, String... expected) {
        refused(Sources.compile(source, "-g"), expected);
    }

    private static void refused(Map<String, byte[]> classFiles, String... expected) {
        assertThat(Sources.diagnostics(classFiles)).containsExactly(expected);
        byte[] main = classFiles.get("p.Main");
        Woven woven = new Weaver().weave(main);
        assertThat(woven.failed()).isTrue();
        assertThat(woven.classFile()).isSameAs(main);
        assertThat(woven.changed()).isFalse();
        assertThat(woven.machines()).isEmpty();
        assertThat(woven.className()).isEqualTo("p/Main");
    }

    private static void warned(String source, String... expected) {
        Map<String, byte[]> classFiles = Sources.compile(source, "-g");
        List<Woven> results = Sources.weave(classFiles);
        assertThat(Sources.diagnostics(classFiles)).containsExactly(expected);
        assertThat(results).anyMatch(Woven::changed).noneMatch(Woven::failed);
    }

    private static byte[] annotateConstructors(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor annotating = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                MethodVisitor method = super.visitMethod(access, name, type, generic, thrown);
                if (!name.equals("<init>")) return method;
                AnnotationVisitor annotation = method.visitAnnotation("Lweft/annotations/Async;", true);
                annotation.visitEnd();
                return method;
            }
        };
        new ClassReader(classFile).accept(annotating, 0);
        return writer.toByteArray();
    }
}
