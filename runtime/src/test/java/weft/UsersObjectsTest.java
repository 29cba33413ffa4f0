package weft;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Label;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Where the runtime calls methods of classes that a user may have written, such as {@code toString}. The byte code says
 * it, and of a string concatenation the types of the parts.
 */
class UsersObjectsTest {
    /** Their texts are Weft's or the JDK's own. */
    private static final Set<String> SAFE = Set.of(
            "java/lang/String",
            "java/lang/StringBuilder",
            "java/lang/StackTraceElement",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Boolean",
            "java/lang/Thread",
            "java/util/concurrent/CancellationException",
            "java/time/Duration",
            "weft/CancelledError",
            "weft/Completion",
            "weft/ContextVar",
            "weft/Driven",
            "weft/ExceptionGroup",
            "weft/ExceptionText",
            "weft/ExecutorJob",
            "weft/Future",
            "weft/FutureCallGraph",
            "weft/Handle",
            "weft/LoopText$Style",
            "weft/Origin$Probe",
            "weft/Task",
            "weft/TaskGroup",
            "weft/Waiter");

    private static final Set<String> OF_OBJECTS = Set.of("toString", "hashCode", "equals");
    private static final Set<String> OF_EXCEPTIONS = Set.of(
            "getMessage",
            "getLocalizedMessage",
            "getCause",
            "getStackTrace",
            "setStackTrace",
            "printStackTrace",
            "initCause");

    /** Those that catch what such a method throws. */
    private static final Set<String> GUARDED =
            Set.of("weft/UserException", "weft/UserText", "weft/Traces", "weft/TraceWriter", "weft/NullAwaited");

    /** They format numbers. */
    private static final Set<String> NUMBERS =
            Set.of("weft/LoopJson.escape", "weft/TaskTable.seconds", "weft/SlowSteps.seconds");

    /** It prints what {@link UserException#printable} returned. */
    private static final String PRINTS = "weft/ErrorReporter.printToo";

    private final List<String> found = new ArrayList<>();

    @Test
    void textsOfUsersObjectsAreWrittenInOnePlace() throws Exception {
        for (Path file : classFiles()) scan(file);
        assertThat(found).isEmpty();
    }

    /** That the scan finds something. */
    @Test
    void eachWayToATextIsFound() throws Exception {
        scan(Path.of(getClass().getResource("UsersObjectsTest$Careless.class").toURI()));
        assertThat(found).hasSize(6);
    }

    static String careless;

    private static final class Careless {
        void write(Object object, Throwable exception) {
            careless = "concatenated " + object;
            careless = object.toString();
            careless = String.valueOf(object);
            careless = new StringBuilder().append(object).toString();
            careless = String.format("%s", object);
            careless = exception.getMessage();
        }
    }

    private static List<Path> classFiles() throws IOException, URISyntaxException {
        Path main =
                Path.of(EventLoop.class.getResource("EventLoop.class").toURI()).getParent();
        try (Stream<Path> files = Files.walk(main)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private void scan(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            new ClassReader(bytes).accept(new Scan(), ClassReader.EXPAND_FRAMES);
        } catch (IOException notRead) {
            throw new UncheckedIOException(notRead);
        }
    }

    private final class Scan extends ClassVisitor {
        private String name;

        private Scan() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] all) {
            this.name = name;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] all) {
            if (GUARDED.contains(name) || PRINTS.equals(name + "." + method)) return null;
            return new Body(name + "." + method);
        }
    }

    /** Where the part of a text comes from: the instruction before it is appended. */
    private final class Body extends MethodVisitor {
        private final String method;
        private final List<Variable> variables = new ArrayList<>();
        private final List<Pending> pending = new ArrayList<>();
        private final Map<Label, Integer> labels = new HashMap<>();
        private int line;

        /** What the last instruction pushed: a type; the number of a variable; or null if that is not known. */
        private Object pushed;

        private record Variable(int number, Type type, int start, int end) {}

        private record Pending(int line, int variable, int place) {}

        private Body(String method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        @Override
        public void visitLabel(Label label) {
            labels.put(label, labels.size());
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
        }

        private void found(int at, String what) {
            found.add(method + ":" + at + " " + what);
        }

        private void written(Object part) {
            if (part instanceof Integer variable) pending.add(new Pending(line, variable, labels.size() - 1));
            else if (!(part instanceof Type type) || !SAFE.contains(type.getInternalName())) found(line, "+ " + part);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean ofInterface) {
            boolean own = opcode == Opcodes.INVOKESPECIAL || SAFE.contains(owner);
            boolean takesObject = descriptor.startsWith("(Ljava/lang/Object;");
            boolean formats =
                    owner.equals("java/lang/String") && called.startsWith("format") && !NUMBERS.contains(method);
            if (OF_OBJECTS.contains(called) && !own || formats) found(line, called);
            else if (OF_EXCEPTIONS.contains(called) && !SAFE.contains(owner)) found(line, called);
            else if (owner.equals("java/util/Objects") && OF_OBJECTS.contains(called)) found(line, called);
            else if (takesObject && (called.equals("append") || called.equals("valueOf"))) written(pushed);
            pushed = Type.getReturnType(descriptor);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            pushed = Type.getType(descriptor);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            pushed = Type.getObjectType(type);
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            pushed = variable;
        }

        @Override
        public void visitFrame(int type, int locals, Object[] local, int stacked, Object[] stack) {
            pushed = null;
        }

        @Override
        public void visitInsn(int opcode) {
            pushed = null;
        }

        @Override
        public void visitLocalVariable(String name, String descriptor, String all, Label start, Label end, int index) {
            variables.add(new Variable(index, Type.getType(descriptor), labels.get(start), labels.get(end)));
        }

        private Type type(Pending each) {
            for (Variable variable : variables) {
                boolean lives = variable.start <= each.place && each.place < variable.end;
                if (variable.number == each.variable && lives) return variable.type;
            }
            return null;
        }

        @Override
        public void visitEnd() {
            for (Pending each : pending) {
                Type type = type(each);
                if (type == null || !SAFE.contains(type.getInternalName())) found(each.line, "+ " + type);
            }
        }
    }
}
