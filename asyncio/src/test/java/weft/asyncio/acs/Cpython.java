package weft.asyncio.acs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Python 3.13 on this machine: {@code python3.13} or {@code python3} on the path, or one of pyenv's. The system
 * property {@code weft.acs.python} names another.
 */
public final class Cpython {
    private static final String WANTED = "3.13.";
    private static final int MINUTES = 10;

    private static final String ALL_FEATURES = "all,shutdown,eager";

    /** What random scenarios are made of; the words are those of gen.py. */
    private static final String FEATURES = System.getProperty("weft.acs.features", ALL_FEATURES);

    private final String command;

    /** What pyenv's {@code python3.13} asks for; null if this is not one of pyenv's. */
    private final String pyenvVersion;

    private Cpython(String command, String pyenvVersion) {
        this.command = command;
        this.pyenvVersion = pyenvVersion;
    }

    /**
     * Looks for one.
     *
     * @throws IllegalArgumentException if the one that the system property names is none
     */
    public static Optional<Cpython> find() {
        String named = System.getProperty("weft.acs.python");
        if (named != null) return Optional.of(named(named));
        List<Cpython> candidates = new ArrayList<>();
        candidates.add(new Cpython("python3.13", null));
        candidates.add(new Cpython("python3", null));
        new Cpython("pyenv", null)
                .output("versions", "--bare")
                .lines()
                .filter(version -> version.startsWith(WANTED))
                .forEach(version -> candidates.add(new Cpython("python3.13", version)));
        return candidates.stream()
                .filter(python -> python.version().startsWith(WANTED))
                .findFirst();
    }

    private static Cpython named(String command) {
        Cpython python = new Cpython(command, null);
        if (python.version().startsWith(WANTED)) return python;
        throw new IllegalArgumentException("weft.acs.python: " + command + " is not Python 3.13 but "
                + (python.version().isEmpty() ? "nothing that runs" : python.version()));
    }

    /** Tells whether random scenarios are made of all that there is. */
    static boolean usesAllFeatures() {
        return FEATURES.equals(ALL_FEATURES);
    }

    String version() {
        return output("-c", "import platform; print(platform.python_version())").strip();
    }

    /** The output, empty if the command fails or does not exist. */
    private String output(String... arguments) {
        try {
            return run(arguments);
        } catch (IOException | IllegalStateException notThere) {
            return "";
        }
    }

    /** The names in {@code __all__} of asyncio's modules on this machine, each behind its module and a dot. */
    public List<String> asyncioNames() throws IOException {
        String script = """
                import asyncio, importlib, pkgutil
                for module in pkgutil.iter_modules(asyncio.__path__):
                    if module.name.startswith(('__main__', 'windows')): continue
                    for name in getattr(importlib.import_module('asyncio.' + module.name), '__all__', ()):
                        print(module.name + '.' + name)
                """;
        return run("-c", script).lines().toList();
    }

    /** Makes random scenarios: those of the seeds from {@code seed} on. */
    String scenarios(long seed, int count) throws IOException {
        return run(script("gen.py"), Long.toString(seed), Integer.toString(count), "-f", FEATURES);
    }

    /** Runs scenarios, and returns their traces by their names. */
    Map<String, String> traces(String scenarios) throws IOException {
        Path file = Files.createTempFile("scenarios", ".acs");
        try {
            Files.writeString(file, scenarios);
            return byName(run(script("scenario.py"), file.toString()));
        } finally {
            Files.delete(file);
        }
    }

    private static Map<String, String> byName(String output) {
        Map<String, String> traces = new LinkedHashMap<>();
        for (String part : ("\n" + output).split("\n== ")) {
            int end = part.indexOf('\n');
            if (end > 0) {
                traces.put(part.substring(0, end), part.substring(end + 1).stripTrailing() + "\n");
            }
        }
        return traces;
    }

    private static String script(String name) {
        return Recorded.FOLDER.resolve(name).toString();
    }

    private String run(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile("python", ".out");
        Path errors = Files.createTempFile("python", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(line);
            builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            if (pyenvVersion != null) builder.environment().put("PYENV_VERSION", pyenvVersion);
            int status = exitStatus(builder.start());
            if (status != 0) {
                throw new IllegalStateException(line + " ended with " + status + ":\n" + Files.readString(errors));
            }
            return Files.readString(output);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static int exitStatus(Process process) throws IOException {
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) return process.exitValue();
            process.destroyForcibly();
            throw new IOException("Python did not end within " + MINUTES + " minutes");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IOException(e);
        }
    }
}
