package weft.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import weft.weaver.diagnostic.Diagnostic;

/** Finds the source files that diagnostics speak of: a class file knows the name of its file only, not the folder. */
record SourcePaths(List<String> roots) {
    /** The diagnostic with the file's path, as javac prints it; as it was where no such file is found. */
    Diagnostic locate(Diagnostic diagnostic) {
        int dot = diagnostic.className().lastIndexOf('.');
        String folder = dot < 0 ? "" : diagnostic.className().substring(0, dot).replace('.', '/');
        for (String root : roots) {
            Path path = Path.of(root, folder, diagnostic.file());
            if (Files.isRegularFile(path)) {
                return new Diagnostic(
                        diagnostic.severity(),
                        diagnostic.className(),
                        path.toString(),
                        diagnostic.line(),
                        diagnostic.message());
            }
        }
        return diagnostic;
    }
}
