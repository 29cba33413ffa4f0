package weft.weaver.torture;

import java.io.Serializable;
import java.util.Map;

/** Defines class files from a map; what the map does not have comes from {@code others}, and Weft from the tests. */
final class ClassFiles extends ClassLoader {
    private final Map<String, byte[]> classFiles;
    private final ClassLoader others;

    ClassFiles(Map<String, byte[]> classFiles, ClassLoader others) {
        super(ClassLoader.getPlatformClassLoader());
        this.classFiles = classFiles;
        this.others = others;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] classFile = classFiles.get(name.replace('.', '/'));
        if (classFile != null) return defineClass(name, classFile, 0, classFile.length);
        return name.startsWith("weft.") ? Class.forName(name) : others.loadClass(name);
    }

    /** Returns whether a class is Serializable, or may be: where a class that it needs is missing, nobody can say. */
    boolean isSerializable(String internalName) {
        try {
            return Serializable.class.isAssignableFrom(Class.forName(internalName.replace('/', '.'), false, this));
        } catch (ClassNotFoundException | LinkageError missing) {
            return true;
        }
    }

    /** Has the JVM verify a class, without running any of it. Returns what it complains of, or null. */
    LinkageError link(String internalName) {
        try {
            // The JVM links a class before it answers questions about its members.
            Class.forName(internalName.replace('/', '.'), false, this).getDeclaredConstructors();
            return null;
        } catch (ClassNotFoundException e) {
            return (LinkageError) new NoClassDefFoundError(internalName).initCause(e);
        } catch (LinkageError error) {
            return error;
        }
    }
}
