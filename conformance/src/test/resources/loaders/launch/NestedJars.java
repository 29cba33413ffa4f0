package launch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/** The main class of a jar of jars: a loader of the classes that are in jars below "lib". */
public class NestedJars extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> files = new HashMap<>();

    NestedJars(ClassLoader outer, String... jars) throws IOException {
        super("nested", outer);
        for (String jar : jars) {
            try (InputStream in = outer.getResourceAsStream("lib/" + jar)) {
                read(in.readAllBytes());
            }
        }
    }

    private void read(byte[] jar) throws IOException {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = files.get(name.replace('.', '/') + ".class");
        if (bytes == null) throw new ClassNotFoundException(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] args) throws Exception {
        ClassLoader nested =
                new NestedJars(NestedJars.class.getClassLoader(), "app.jar", "runtime.jar", "annotations.jar");
        Object greeting = nested.loadClass("app.Greeting").getConstructor().newInstance();
        System.out.println(((Callable<String>) greeting).call());
    }
}
