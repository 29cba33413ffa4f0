package weft.weaver.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A class loader for one run: the program and its own copy of the probe, linked to one {@code weft}. */
final class World extends ClassLoader {
    private static final String PROBE = "weft.weaver.probe.";
    private static final Map<String, byte[]> PROBES = Map.copyOf(readProbes());
    private static final ClassLoader BLOCKING = new World(ClassLoader.getPlatformClassLoader(), compileBlocking());

    private final Map<String, byte[]> classFiles;

    private World(ClassLoader parent, Map<String, byte[]> classFiles) {
        super(parent);
        this.classFiles = classFiles;
    }

    /** Where an unwoven method runs when it is called. */
    static World plain(Map<String, byte[]> program) {
        return new World(BLOCKING, withProbes(program));
    }

    /** Where the runtime is. */
    static World woven(Map<String, byte[]> program) {
        return new World(World.class.getClassLoader(), withProbes(program));
    }

    /** Beside classes that another loader has. */
    static World beside(ClassLoader parent, Map<String, byte[]> classFiles) {
        return new World(parent, Map.copyOf(classFiles));
    }

    static byte[] probe(String name) {
        return PROBES.get(name);
    }

    private static Map<String, byte[]> withProbes(Map<String, byte[]> program) {
        Map<String, byte[]> all = new HashMap<>(PROBES);
        all.putAll(program);
        return all;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!classFiles.containsKey(name)) return super.loadClass(name, resolve);
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classFiles.get(name);
        if (bytes == null) throw new ClassNotFoundException(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static Map<String, byte[]> readProbes() {
        Map<String, byte[]> probes = new HashMap<>();
        for (String name : List.of(
                "Leaf",
                "Injected",
                "Show",
                "Pending",
                "Entry",
                "Detached",
                "Toys",
                "Toys$Base",
                "Toys$Box",
                "Toys$Color",
                "Toys$Fn",
                "Toys$Oops",
                "Toys$Point",
                "Toys$Resource",
                "Toys$Sync")) {
            probes.put(PROBE + name, read("/" + (PROBE + name).replace('.', '/') + ".class"));
        }
        return probes;
    }

    private static Map<String, byte[]> compileBlocking() {
        Map<String, String> sources = new HashMap<>();
        for (String name : List.of(
                "Awaitable",
                "Coroutine",
                "Future",
                "Task",
                "EventLoop",
                "Asyncio",
                "abi/StateMachine",
                "annotations/Async")) {
            String file = "weft/" + name + ".java";
            sources.put(file, new String(read("/blocking/" + file), StandardCharsets.UTF_8));
        }
        return Compiler.compile(Variant.MAIN, sources, List.of());
    }

    private static byte[] read(String resource) {
        try (InputStream in = World.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
