package weft.conformance;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;
import weft.weaver.Woven;

/** What weaving costs: at the start of a JVM, for each class, in bytes. Measured in the profile {@code conformance}. */
class SpeedRun {
    private static final int ROUNDS = 21;
    private static final int ROUNDS_OF_MANY = 9;
    private static final int PLAIN_CLASSES = 10_000;
    private static final int ASYNC_CLASSES = 300;
    private static final int PASSES = 15;

    private static final String NONE = "no agent";
    private static final String EMPTY = "an agent that does nothing";
    private static final String WEFT = "Weft's agent";
    private static final String BUILD = "woven at build time";

    @TempDir
    Path folder;

    private final StringBuilder page = new StringBuilder();

    @Test
    void startUpThroughputAndSize() throws Exception {
        page.append("## Speed of weaving\n\nOn %d cores, JDK %s. Times of whole JVMs are medians of runs in turns.\n\n"
                .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version()));
        startUp();
        throughputAndSize();
        Path section = Path.of("target", "conformance", "speed.md");
        Files.createDirectories(section.getParent());
        Files.writeString(section, page);
    }

    // ---- start-up

    private void startUp() throws Exception {
        Path agent = emptyAgent();
        Path plain = plainClasses();
        page.append("| a program from start to end, ms | %s | %s | %s | %s |\n|---|---|---|---|---|\n"
                .formatted(NONE, EMPTY, WEFT, BUILD));
        startUp("hello world", ROUNDS, agent, List.of("-cp", plain.toString(), "plain.Hello"));
        startUp(
                "%,d classes without `@Async`, from a jar".formatted(PLAIN_CLASSES),
                ROUNDS_OF_MANY,
                agent,
                List.of("-cp", plain.toString(), "plain.LoadAll", String.valueOf(PLAIN_CLASSES)));
        startUpOfMany(agent);
        page.append('\n');
    }

    private void startUp(String name, int rounds, Path agent, List<String> program) throws Exception {
        Launches launches = new Launches(rounds)
                .add(NONE, program)
                .add(EMPTY, with(agent, program))
                .add(WEFT, with(Jars.agent(), program))
                .run();
        page.append("| %s | %,d | %,d | %,d | |\n"
                .formatted(name, launches.median(NONE), launches.median(EMPTY), launches.median(WEFT)));
    }

    private void startUpOfMany(Path agent) throws Exception {
        List<Path> main = App.sourcesBelow(Path.of("src", "test", "resources", "many"));
        startUpOfMany(
                "4 or more `@Async` methods each",
                agent,
                ManySources.compile(ASYNC_CLASSES, Files.createDirectory(folder.resolve("agent")), main),
                ManySources.compile(ASYNC_CLASSES, Files.createDirectory(folder.resolve("build")), main));
        startUpOfMany(
                "4 short ones each",
                agent,
                ManySources.compileSmall(ASYNC_CLASSES, Files.createDirectory(folder.resolve("short-agent")), main),
                ManySources.compileSmall(ASYNC_CLASSES, Files.createDirectory(folder.resolve("short-build")), main));
    }

    private void startUpOfMany(String what, Path agent, App loaded, App toBuild) throws Exception {
        App built = toBuild.woven();
        List<String> plain = List.of("many.Main", String.valueOf(ASYNC_CLASSES));
        Launches launches = new Launches(ROUNDS_OF_MANY)
                .add(WEFT, with(Jars.agent(), with(loaded, plain)))
                .add(BUILD, with(built, plain))
                .add(EMPTY, with(agent, with(built, plain)))
                .run();
        page.append("| %d classes with %s, all called (in the 2nd column woven before) | | %,d | %,d | %,d |\n"
                .formatted(ASYNC_CLASSES, what, launches.median(EMPTY), launches.median(WEFT), launches.median(BUILD)));
    }

    private static List<String> with(Path agent, List<String> program) {
        List<String> command = new ArrayList<>(List.of("-javaagent:" + agent));
        command.addAll(program);
        return command;
    }

    private static List<String> with(App app, List<String> program) {
        List<String> command = new ArrayList<>(List.of("-cp", Jars.path(app.classPath())));
        command.addAll(program);
        return command;
    }

    /** What {@link #EMPTY} starts. */
    public static final class EmptyAgent {
        /** Does nothing. */
        public static void premain(String arguments, Instrumentation instrumentation) {}
    }

    private Path emptyAgent() throws IOException {
        Path classes = folder.resolve("empty-agent");
        String name = EmptyAgent.class.getName();
        Path file = Files.createDirectories(classes.resolve("weft/conformance"))
                .resolve(name.substring(name.lastIndexOf('.') + 1) + ".class");
        Files.write(
                file,
                EmptyAgent.class
                        .getResourceAsStream(file.getFileName().toString())
                        .readAllBytes());
        return Jars.pack(classes, folder.resolve("empty-agent.jar"), Map.of("Premain-Class", name));
    }

    private Path plainClasses() throws IOException {
        Path classes = folder.resolve("plain-classes");
        App.compile("plain", classes, List.of());
        for (int i = 0; i < PLAIN_CLASSES; i++) {
            Files.write(classes.resolve("plain/P" + i + ".class"), plainClass("plain/P" + i));
        }
        return Jars.pack(classes, folder.resolve("plain.jar"), Map.of());
    }

    private static byte[] plainClass(String name) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        for (int i = 0; i < 10; i++) {
            MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m" + i, "(I)I", null, null);
            method.visitVarInsn(Opcodes.ILOAD, 0);
            method.visitIntInsn(Opcodes.BIPUSH, i);
            method.visitInsn(Opcodes.IADD);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Integer", "bitCount", "(I)I", false);
            method.visitInsn(Opcodes.IRETURN);
            method.visitMaxs(2, 1);
        }
        return writer.toByteArray();
    }

    // ---- throughput and size

    private void throughputAndSize() throws IOException {
        App app = ManySources.compile(ASYNC_CLASSES, Files.createDirectory(folder.resolve("size")), List.of());
        List<byte[]> async = contents(app.classes());
        List<byte[]> plain = new ArrayList<>();
        for (int i = 0; i < PLAIN_CLASSES; i++) plain.add(plainClass("plain/P" + i));
        List<byte[]> samples = samples();
        page.append("| in one warm JVM, on one thread | classes per second | methods per second |\n|---|---|---|\n");
        long withAsync = perSecond(async);
        long machines = async.stream().mapToInt(SpeedRun::machines).sum();
        page.append("| woven | %,d | %,d |\n".formatted(withAsync, withAsync * machines / async.size()));
        page.append("| looked at and left alone | %,d | |\n\n".formatted(perSecond(plain)));
        page.append("| class files with async methods, machines included | before, bytes | after | ratio |\n"
                + "|---|---|---|---|\n");
        size("the %d classes".formatted(ASYNC_CLASSES), async);
        App small = ManySources.compileSmall(ASYNC_CLASSES, Files.createDirectory(folder.resolve("small")), List.of());
        size("those with 4 short methods each", contents(small.classes()));
        size("the samples of coroutines", samples);
    }

    private static List<byte[]> contents(Path classes) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : Jars.filesBelow(classes)) {
            byte[] classFile = Files.readAllBytes(file);
            if (file.toString().endsWith(".class") && machines(classFile) > 0) contents.add(classFile);
        }
        return contents;
    }

    private List<byte[]> samples() throws IOException {
        Path sample = Path.of("..", "samples", "src", "main", "java", "weft", "samples", "coroutines");
        List<Path> sources = App.sourcesBelow(sample);
        return contents(
                App.compile(sources, folder.resolve("samples"), List.of()).classes());
    }

    private static int machines(byte[] classFile) {
        return new Weaver().weave(classFile).machines().size();
    }

    private static long perSecond(List<byte[]> classes) {
        double best = Double.MAX_VALUE;
        for (int pass = 0; pass < PASSES; pass++) {
            long start = System.nanoTime();
            Weaver weaver = new Weaver();
            for (byte[] classFile : classes) weaver.weave(classFile);
            best = Math.min(best, System.nanoTime() - start);
        }
        return Math.round(classes.size() / best * 1e9);
    }

    private void size(String name, List<byte[]> classes) {
        long before = 0;
        long after = 0;
        for (byte[] classFile : classes) {
            Woven woven = new Weaver().weave(classFile);
            before += classFile.length;
            after += woven.classFile().length;
            for (byte[] machine : woven.machines().values()) after += machine.length;
        }
        page.append("| %s | %,d | %,d | %.2f |\n".formatted(name, before, after, (double) after / before));
    }
}
