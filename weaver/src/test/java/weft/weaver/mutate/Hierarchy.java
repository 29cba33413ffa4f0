package weft.weaver.mutate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** The superclasses of the classes of a program, read from class files: no class is loaded. */
final class Hierarchy {
    private static final String OBJECT = "java/lang/Object";

    private final Map<String, byte[]> program;
    private final Map<String, List<String>> chains = new HashMap<>();

    /** Class names with dots to class files. */
    Hierarchy(Map<String, byte[]> program) {
        this.program = program;
    }

    /** Writes a class with computed frames. */
    byte[] write(ClassNode node) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return common(one, other);
            }
        };
        node.accept(writer);
        return writer.toByteArray();
    }

    private String common(String one, String other) {
        List<String> others = chain(other);
        return chain(one).stream().filter(others::contains).findFirst().orElse(OBJECT);
    }

    /** A class with its superclasses; of an interface Object alone, as for the JVM's verifier. */
    private List<String> chain(String name) {
        List<String> known = chains.get(name);
        if (known != null) return known;
        ClassReader reader = read(name);
        List<String> chain = new ArrayList<>();
        if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0 || reader.getSuperName() == null) {
            chain.add(OBJECT);
        } else {
            chain.add(name);
            chain.addAll(chain(reader.getSuperName()));
        }
        chains.put(name, chain);
        return chain;
    }

    private ClassReader read(String name) {
        byte[] classFile = program.get(name.replace('/', '.'));
        if (classFile != null) return new ClassReader(classFile);
        try (InputStream in = Hierarchy.class.getClassLoader().getResourceAsStream(name + ".class")) {
            return new ClassReader(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(name, failed);
        }
    }
}
