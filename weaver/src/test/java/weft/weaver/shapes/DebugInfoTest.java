package weft.weaver.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.harness.Matrix;
import weft.weaver.harness.Program;
import weft.weaver.harness.ThreeWays;

/** What a debugger reads of the programs of the matrix: the tables of lines and variables, before and after weaving. */
class DebugInfoTest {
    private static final Weaver WEAVER = new Weaver(Checks.NONE, true);

    private static final Map<Program, Map<String, byte[]>> PROGRAMS = ThreeWays.classFiles(Matrix.programs());

    /** All variables are kept, so that the tables are those of the source. */
    @TestFactory
    Stream<DynamicTest> tables() {
        return PROGRAMS.entrySet().stream()
                .map(program -> DynamicTest.dynamicTest(program.getKey().name(), () -> {
                    int methods = 0;
                    for (byte[] classFile : program.getValue().values()) methods += check(classFile);
                    assertThat(methods).as("async methods").isPositive();
                }));
    }

    /** Weaving without the option, too: there a variable that is not kept is out of scope after the await. */
    @TestFactory
    Stream<DynamicTest> whatIsInScopeHasAValue() {
        return PROGRAMS.entrySet().stream()
                .map(program -> DynamicTest.dynamicTest(program.getKey().name(), () -> {
                    for (byte[] classFile : program.getValue().values()) {
                        for (Weaver weaver : List.of(WEAVER, new Weaver(Checks.NONE))) {
                            for (MethodNode method :
                                    methods(weaver.weave(classFile).classFile()).values()) checkValues(method);
                        }
                    }
                }));
    }

    private static void checkValues(MethodNode method) throws AnalyzerException {
        if (method.localVariables == null || method.instructions.size() == 0) return;
        Frame<BasicValue>[] frames = new Analyzer<>(new BasicInterpreter()).analyze("x/Y", method);
        for (LocalVariableNode variable : method.localVariables) {
            int end = method.instructions.indexOf(variable.end);
            for (int i = method.instructions.indexOf(variable.start); i < end; i++) {
                if (frames[i] == null) continue;
                BasicValue value = frames[i].getLocal(variable.index);
                assertThat(value.getType())
                        .as("%s in %s at %s", variable.name, method.name, i)
                        .isNotNull();
                assertThat(value.getSize())
                        .isEqualTo(Type.getType(variable.desc).getSize());
                assertThat(value.isReference())
                        .as("%s in %s at %s", variable.name, method.name, i)
                        .isEqualTo(Type.getType(variable.desc).getSort() >= Type.ARRAY);
            }
        }
    }

    private static int check(byte[] classFile) {
        Woven woven = WEAVER.weave(classFile);
        if (!woven.changed()) return 0;
        Map<String, MethodNode> after = methods(woven.classFile());
        List<MethodNode> before = new ArrayList<>(methods(classFile).values());
        int count = 0;
        for (MethodNode source : before) {
            List<MethodNode> bodies = bodiesOf(source, after, woven);
            if (bodies.isEmpty()) continue;
            count++;
            assertThat(bodies).as(source.name).anySatisfy(body -> {
                assertThat(lines(body)).as("lines of %s", source.name).isEqualTo(lines(source));
                assertThat(variables(body)).as("variables of %s", source.name).isEqualTo(variables(source));
                assertThat(statements(body))
                        .as("where lines begin in %s", source.name)
                        .isEqualTo(statements(source));
            });
            MethodNode stub = after.get(source.name + source.desc);
            assertThat(lines(stub)).as("else a breakpoint hits twice").isEmpty();
            assertThat(variables(source)).as("a stub's are its parameters").containsAll(variables(stub));
        }
        return count;
    }

    /** The methods of the same name that take a machine: more than one if the source's is overloaded. */
    private static List<MethodNode> bodiesOf(MethodNode source, Map<String, MethodNode> after, Woven woven) {
        if (after.get(source.name + source.desc) == null || !isStub(after.get(source.name + source.desc), woven))
            return List.of();
        return after.values().stream()
                .filter(method -> method.name.equals(source.name) && takesMachine(method, woven))
                .toList();
    }

    private static boolean takesMachine(MethodNode method, Woven woven) {
        Type[] parameters = Type.getArgumentTypes(method.desc);
        return parameters.length == 1
                && parameters[0].getSort() == Type.OBJECT
                && woven.machines().containsKey(parameters[0].getInternalName());
    }

    private static boolean isStub(MethodNode method, Woven woven) {
        AbstractInsnNode first = method.instructions.getFirst();
        while (first != null && first.getOpcode() < 0) first = first.getNext(); // labels
        return first instanceof TypeInsnNode creation && woven.machines().containsKey(creation.desc);
    }

    private static Map<String, MethodNode> methods(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        Map<String, MethodNode> methods = new HashMap<>();
        for (MethodNode method : node.methods) methods.put(method.name + method.desc, method);
        return methods;
    }

    private static Set<Integer> lines(MethodNode method) {
        Set<Integer> lines = new TreeSet<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode line) lines.add(line.line);
        }
        return lines;
    }

    /** One entry a line of the table, in order: a breakpoint is set at each. */
    private static List<Integer> statements(MethodNode method) {
        List<Integer> lines = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode line) lines.add(line.line);
        }
        return lines;
    }

    private static List<String> variables(MethodNode method) {
        if (method.localVariables == null) return List.of();
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        return method.localVariables.stream()
                .map(variable ->
                        variable.name + " " + variable.desc + " " + variable.signature + place(variable, isStatic))
                .sorted()
                .distinct()
                .toList();
    }

    private static String place(LocalVariableNode variable, boolean isStatic) {
        return variable.index == 0 && !isStatic ? " this" : "";
    }
}
