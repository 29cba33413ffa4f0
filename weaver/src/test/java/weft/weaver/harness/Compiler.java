package weft.weaver.harness;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import weft.Coroutine;
import weft.annotations.Async;
import weft.weaver.probe.Leaf;

/** Java source text in, class files out, in memory. */
public final class Compiler {
    /** What is said of a source at which the compiler itself fails. */
    public static final String CRASHED = "the compiler crashed";

    private Compiler() {}

    /**
     * Compiles against the runtime: file names ({@code p/Main.java}) to texts. Fails the test on any error. JaCoCo's
     * probes are in them, if the variant puts them in before weaving.
     */
    public static Map<String, byte[]> compile(Variant variant, Map<String, String> sources) {
        List<Path> classPath = List.of(home(Coroutine.class), home(Async.class), home(Leaf.class));
        Map<String, byte[]> compiled = compile(variant, sources, classPath);
        if (variant.coverage() == Coverage.BEFORE_WEAVING) compiled.replaceAll(Coverage::instrument);
        return compiled;
    }

    /** Compiles one class in the main variant. */
    public static Map<String, byte[]> compile(String file, String source) {
        return compile(Variant.MAIN, Map.of(file, source));
    }

    /** Compiles one class with options of the caller's. */
    public static Map<String, byte[]> compile(String file, String source, int release, String... flags) {
        return compile(Variant.javac(release, flags), Map.of(file, source));
    }

    static Map<String, byte[]> compile(Variant variant, Map<String, String> sources, List<Path> classPath) {
        if (variant.ecj()) return Ecj.compile(variant, sources, classPath);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((file, text) -> units.add(new Source(file, text)));
        try (InMemory files = new InMemory(compiler, problems, classPath)) {
            boolean good = compiler.getTask(Writer.nullWriter(), files, problems, variant.options(), null, units)
                    .call();
            if (!good) throw new AssertionError(variant.label() + ": " + errors(problems));
            return files.classFiles();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String errors(DiagnosticCollector<JavaFileObject> problems) {
        StringBuilder text = new StringBuilder();
        for (var problem : problems.getDiagnostics()) {
            if (problem.getKind() == Diagnostic.Kind.ERROR) text.append(problem).append('\n');
        }
        return text.isEmpty() ? CRASHED : text.toString();
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("memory:///" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ClassFile(String name) {
            super(URI.create("memory:///" + name + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ClassFile> made = new LinkedHashMap<>();

        InMemory(JavaCompiler compiler, DiagnosticCollector<JavaFileObject> problems, List<Path> classPath)
                throws IOException {
            super(compiler.getStandardFileManager(problems, null, StandardCharsets.UTF_8));
            List<File> files = classPath.stream().map(Path::toFile).toList();
            ((javax.tools.StandardJavaFileManager) fileManager).setLocation(StandardLocation.CLASS_PATH, files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return made.computeIfAbsent(className.replace('/', '.'), ClassFile::new);
        }

        Map<String, byte[]> classFiles() {
            Map<String, byte[]> classFiles = new TreeMap<>();
            made.forEach((name, file) -> classFiles.put(name, file.bytes.toByteArray()));
            return classFiles;
        }
    }
}
