package weft.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;

/** Loads classes of a folder, with a protection domain of its own; as many threads as like at once. */
final class FolderLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Path folder;
    private final ProtectionDomain domain;

    FolderLoader(Path folder) throws IOException {
        super(FolderLoader.class.getClassLoader());
        this.folder = folder;
        domain = new ProtectionDomain(new CodeSource(folder.toUri().toURL(), (Certificate[]) null), null);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            return define(name);
        } catch (IOException missing) {
            throw new ClassNotFoundException(name, missing);
        }
    }

    /** Defines a class without saying which. */
    Class<?> defineUnnamed(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
        return defineClass(null, bytes, 0, bytes.length);
    }

    /** Defines a class with no look at whether it is there already. */
    Class<?> define(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name.replace('.', '/') + ".class"));
        return defineClass(name, bytes, 0, bytes.length, domain);
    }
}
