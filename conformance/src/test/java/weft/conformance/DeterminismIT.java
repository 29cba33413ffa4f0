package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.folder.FolderWeaver;

/** The same class files give the same bytes: in this JVM and in others, one after the other and at once. */
class DeterminismIT {
    private static final int CLASSES = 200;

    @TempDir
    static Path folder;

    private static Path classes;
    private static String hash;

    @BeforeAll
    static void weaveOnce() throws Exception {
        classes = ManySources.compile(CLASSES, folder, List.of()).classes();
        Path once = copy("once");
        new FolderWeaver(new Weaver()).weave(once);
        hash = hash(contents(once));
        assertThat(hash).isNotEqualTo(hash(contents(classes)));
    }

    @Test
    void inOneJvm() throws Exception {
        Path again = copy("again");
        new FolderWeaver(new Weaver(Checks.CLASS_FILE)).weave(again);

        assertThat(hash(contents(again))).isEqualTo(hash);

        new FolderWeaver(new Weaver()).weave(again);

        assertThat(hash(contents(again))).isEqualTo(hash);
    }

    @Test
    void inOtherJvms() throws Exception {
        for (String name : List.of("first", "second")) {
            Path copy = copy(name);

            ChildJvm jvm = ChildJvm.run(List.of("-jar", Jars.agent().toString(), "weave", copy.toString()));

            assertThat(jvm.status()).as(jvm.err()).isZero();
            assertThat(hash(contents(copy))).isEqualTo(hash);
        }
    }

    @Test
    void oneWeaverOnManyThreads() throws Exception {
        Weaver weaver = new Weaver();
        Map<String, byte[]> woven = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Path> files = Jars.filesBelow(classes);
            for (Future<?> done : files.stream()
                    .map(file -> threads.submit(() -> weave(weaver, file, woven)))
                    .toList()) {
                done.get(1, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(hash(new TreeMap<>(woven))).isEqualTo(hash);
    }

    private static Void weave(Weaver weaver, Path file, Map<String, byte[]> all) throws IOException {
        Woven woven = weaver.weave(Files.readAllBytes(file));
        all.put(name(classes, file), woven.classFile());
        woven.machines().forEach((name, bytes) -> all.put(name + ".class", bytes));
        return null;
    }

    private static Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        for (Path file : Jars.filesBelow(classes)) {
            Path target = copy.resolve(classes.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return copy;
    }

    private static SortedMap<String, byte[]> contents(Path folder) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (Path file : Jars.filesBelow(folder)) contents.put(name(folder, file), Files.readAllBytes(file));
        return contents;
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static String hash(SortedMap<String, byte[]> contents) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        contents.forEach((name, bytes) -> {
            digest.update(name.getBytes());
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
