package weft.weaver.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A program's class files, loaded for several runs. */
public final class Loaded {
    private static final Map<String, byte[]> DETACHED = detached();

    private final Function<Map<String, byte[]>, World> load;
    private final Map<String, byte[]> classFiles;
    private final World world;

    private Loaded(Function<Map<String, byte[]>, World> load, Map<String, byte[]> classFiles) {
        this.load = load;
        this.classFiles = classFiles;
        this.world = load.apply(classFiles);
    }

    /** Loads it where a method that was not woven blocks. */
    public static Loaded plain(Map<String, byte[]> program) {
        return new Loaded(World::plain, program);
    }

    /** Loads woven class files, with their machines, beside the runtime. */
    public static Loaded woven(Map<String, byte[]> classFiles) {
        Map<String, byte[]> all = new HashMap<>(DETACHED);
        all.putAll(classFiles);
        return new Loaded(World::woven, all);
    }

    /** Loads the same class files anew: static fields have their first values. */
    public Loaded again() {
        return new Loaded(load, classFiles);
    }

    private static Map<String, byte[]> detached() {
        Map<String, byte[]> woven = new HashMap<>();
        String name = "weft.weaver.probe.Detached";
        assertThat(ThreeWays.weave(Variant.MAIN, name, World.probe(name), woven))
                .isTrue();
        return Map.copyOf(woven);
    }

    /** Has the JVM verify all classes, without running them. Returns what it complains of. */
    public Optional<LinkageError> link() {
        for (String name : classFiles.keySet()) {
            try {
                // The JVM links a class before it answers questions about its members.
                world.loadClass(name).getDeclaredConstructors();
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            } catch (LinkageError error) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }

    /** Runs one of the methods without parameters of a class. */
    public Run.Outcome run(String mainClass, String method, Run run) {
        return run.in(world, mainClass, method);
    }
}
