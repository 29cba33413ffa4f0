package weft.weaver.mutate;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.mutate.Mutation.Target;
import weft.weaver.parse.ParsedClass;

/** A program with its async methods changed, all or some of them. */
final class Mutator {
    /** A method of the program; the class name has dots. */
    record Id(String className, String name, String descriptor) {
        static Id of(String className, MethodNode method) {
            return new Id(className, method.name, method.desc);
        }
    }

    private final Map<String, byte[]> program;
    private final Hierarchy hierarchy;
    private final Map<Id, MethodNode> changed = new LinkedHashMap<>();

    /** Class names with dots to class files. */
    Mutator(Map<String, byte[]> program, Mutant mutant) {
        this.program = program;
        this.hierarchy = new Hierarchy(program);
        program.forEach((className, classFile) -> {
            Set<String> async = ParsedClass.parse(classFile).asyncMethods().stream()
                    .map(method -> method.name + method.desc)
                    .collect(Collectors.toSet());
            if (async.isEmpty()) return;
            ClassNode node = read(classFile);
            for (MethodNode method : node.methods) {
                if (!async.contains(method.name + method.desc) || method.instructions.size() == 0) continue;
                mutate(node.name, method, mutant);
                changed.put(Id.of(className, method), method);
            }
        });
    }

    List<Id> methods() {
        return List.copyOf(changed.keySet());
    }

    boolean hasLines(Id id) {
        for (AbstractInsnNode at : changed.get(id).instructions) {
            if (at instanceof LineNumberNode) return true;
        }
        return false;
    }

    /** Returns the program with these methods changed. */
    Map<String, byte[]> with(Collection<Id> methods) {
        Set<Id> wanted = new HashSet<>(methods);
        Map<String, byte[]> all = new HashMap<>(program);
        for (String className : methods.stream().map(Id::className).distinct().toList()) {
            ClassNode node = read(program.get(className));
            node.methods.replaceAll(method -> {
                Id id = Id.of(className, method);
                if (!wanted.contains(id)) return method;
                // They may be half resolved, by a writer that gave up.
                changed.get(id).instructions.resetLabels();
                return changed.get(id);
            });
            all.put(className, hierarchy.write(node));
        }
        return all;
    }

    private static ClassNode read(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
        return node;
    }

    private static void mutate(String owner, MethodNode method, Mutant mutant) {
        Set<Mutation> mutations = allowed(owner, method, mutant.mutations());
        if (mutations.isEmpty()) return;
        // The same code is changed in the same way in any class.
        SplittableRandom random = new SplittableRandom(mutant.seed() + fingerprint(method));
        Code code = CodeReader.read(owner, method);
        for (Mutation mutation : Mutation.values()) {
            SplittableRandom own = new SplittableRandom(random.nextLong());
            if (mutations.contains(mutation)) mutation.apply(code, new Target(owner, method), own);
        }
        CodeWriter.write(code, method);
    }

    private static long fingerprint(MethodNode method) {
        long fingerprint = 0;
        for (AbstractInsnNode at : method.instructions) {
            if (at.getOpcode() >= 0) fingerprint = fingerprint * 31 + at.getOpcode();
        }
        return fingerprint;
    }

    /** Without names, the layout says what is awaited where. */
    private static Set<Mutation> allowed(String owner, MethodNode method, Set<Mutation> wanted) {
        Set<Mutation> allowed = new HashSet<>(wanted);
        boolean isVoid = method.desc.endsWith(")V");
        if (isVoid || !OpenReturns.has(owner, method)) return allowed;
        boolean hasNames = method.localVariables != null && !method.localVariables.isEmpty();
        if (!hasNames) allowed.removeIf(mutation -> mutation.isLayout);
        else if (allowed.stream().anyMatch(mutation -> mutation.isLayout)) allowed.remove(Mutation.DROP_NAMES);
        return allowed;
    }
}
