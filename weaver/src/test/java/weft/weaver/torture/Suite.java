package weft.weaver.torture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weft.Asyncio;
import weft.BlockingDriver;
import weft.annotations.Async;

/** A library's own test suite, run in a JVM of its own with the library as it is or woven. */
final class Suite {
    private static final Pattern TEST =
            Pattern.compile("<testcase name=\"([^\"]*)\" classname=\"([^\"]*)\"[^>]*>\\s*(<failure|<error|<skipped)?");
    private static final List<String> OPENED =
            List.of("java.lang", "java.lang.reflect", "java.lang.invoke", "java.time", "java.time.chrono", "java.util");

    private static final int MINUTES = 15;

    private final Library library;
    private final Path tests;
    private final Path work;

    /**
     * Makes a suite.
     *
     * @param library what is tested
     * @param tests the jar of its tests
     * @param work a folder for this suite alone
     */
    Suite(Library library, Path tests, Path work) {
        this.library = library;
        this.tests = tests;
        this.work = work;
    }

    /**
     * What came out.
     *
     * @param passed how many tests passed
     * @param bad those that did not, without those that were skipped
     */
    record Result(int passed, TreeSet<String> bad) {}

    Result runUnwoven() throws IOException, InterruptedException {
        return run("unwoven", library.classFiles());
    }

    Result runWoven(long seed) throws IOException, InterruptedException {
        return run("woven", LibraryTorture.woven(library, seed));
    }

    private Result run(String variant, Map<String, byte[]> classFiles) throws IOException, InterruptedException {
        Path classes = work.resolve(variant);
        for (Map.Entry<String, byte[]> entry : classFiles.entrySet()) {
            Path file = classes.resolve(entry.getKey() + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
        Path reports = work.resolve(variant + "-reports");
        Process process = new ProcessBuilder(command(classes, reports))
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(variant + ".log").toFile())
                .directory(
                        Files.createDirectories(work.resolve(variant + "-run")).toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(variant + " tests of " + library.name() + " hang");
        }
        return read(reports);
    }

    private List<String> command(Path classes, Path reports) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xverify:all", "-Xmx2g", "-Xss4m", "-Duser.language=en", "-Duser.country=US"));
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath(classes), "org.junit.platform.console.ConsoleLauncher", "execute"));
        command.addAll(List.of(
                "--scan-classpath=" + tests,
                "--include-classname=.*Test",
                "--details=none",
                "--include-engine=junit-jupiter"));
        command.addAll(List.of("--disable-banner", "--reports-dir=" + reports));
        return command;
    }

    private String classPath(Path classes) {
        Stream<String> weft = Stream.of(Asyncio.class, BlockingDriver.class, Async.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath());
        return Stream.of(
                        Stream.of(classes.toString(), tests.toString()),
                        Libraries.startingWith("").stream()
                                .filter(jar -> !library.jars().contains(jar))
                                .map(Path::toString),
                        weft)
                .flatMap(entries -> entries)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Result read(Path reports) throws IOException {
        int passed = 0;
        TreeSet<String> bad = new TreeSet<>();
        for (Path report : reports(reports)) {
            Matcher test = TEST.matcher(Files.readString(report));
            while (test.find()) {
                if (test.group(3) == null) passed++;
                else if (!test.group(3).equals("<skipped")) bad.add(test.group(2) + " " + test.group(1));
            }
        }
        return new Result(passed, bad);
    }

    private static List<Path> reports(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
