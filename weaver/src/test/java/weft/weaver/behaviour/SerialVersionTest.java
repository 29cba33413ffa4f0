package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ObjectStreamClass;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import weft.weaver.harness.Sources;

/** Objects that were serialized by a class before it was woven can be read after it, and the other way round. */
class SerialVersionTest {
    private static final String SOURCE = """
class Main {
    @Async Coroutine<Integer> f() { return value(await(leaf(1))); }
    protected static class Nested extends ArrayList<String> implements Runnable, Serializable, Comparable<Nested> {
        static { System.getProperty("x"); }
        static long start = System.nanoTime();
        private static int hidden;
        private transient int alsoHidden;
        private int shown;
        protected volatile String text;
        public static final String CONSTANT = "c";
        transient double[][] numbers;
        protected Nested(int n) {}
        private Nested(String s) {}
        public Nested() {}
        @Async public final CompletableFuture<Integer> f() { return completedFuture(await(leaf(1))); }
        @Async Coroutine<Void> f(int x, long[] y, String... z) { await(leaf(1)); return done(); }
        public synchronized void run() {}
        public int compareTo(Nested other) { return 0; }
        protected static strictfp double g() { return 1; }
        native void h();
        private void notCounted() {}
        @Override public Object clone() { return this; }
        Supplier<Coroutine<Integer>> lambda() { return () -> value(await(leaf(1)) + shown); }
    }
    private static final class Hidden extends Exception {
        @Async Coroutine<Integer> f() { return value(await(leaf(1))); }
    }
    static abstract class Shape implements Externalizable {
        abstract int area();
        @Async Coroutine<Integer> f() { return value(await(leaf(1))); }
    }
    static abstract class OfUnknown implements Plain {
        @Async static void start() { await(leaf(1)); }
    }
    interface Plain extends Serializable {
        @Async default Coroutine<Integer> f() { return value(await(leaf(1))); }
    }
    record Price(int cents) implements Serializable {
        @Async Coroutine<Integer> f() { return value(await(leaf(1))); }
    }
    enum Size {
        S { @Async Coroutine<Integer> f() { return value(await(leaf(1))); } };
        @Async Coroutine<Integer> f() { return value(await(leaf(2))); }
    }
    static class Declared implements Serializable {
        static final short serialVersionUID = 7;
        @Async Coroutine<Integer> f() { return value(await(leaf(1))); }
    }
    static class Worker extends Thread implements Runnable, Supplier<String>, AutoCloseable {
        @Async Coroutine<Integer> f() { return value(await(leaf(1))); }
        public String get() { return ""; }
        public void close() {}
    }
    static Object anonymous = new Vector<String>() {
        @Async Coroutine<Integer> f() { return value(await(leaf(1))); }
    };
    static Object local() {
        class Größe extends Date {
            @Async Coroutine<Integer> f() { return value(await(leaf(1))); }
        }
        return new Größe();
    }
}
""";

    private final Map<String, byte[]> compiled = Sources.compile(SOURCE, "-g");

    @Test
    @DisplayName("no class has another serialVersionUID when it is woven, and nothing has to be said")
    void sameAsBefore() throws Exception {
        Map<String, Long> before = versions(compiled);

        assertThat(versions(Sources.woven(compiled))).isEqualTo(before);
        assertThat(before)
                .hasSizeGreaterThan(12)
                .containsEntry("p.Main$Declared", 7L)
                .containsEntry("p.Main$Price", 0L);
        assertThat(Sources.diagnostics(compiled)).isEmpty();
    }

    @Test
    @DisplayName("a field says it where a class may be serializable, private and synthetic, and nowhere else")
    void fields() throws Exception {
        ClassLoader loader = Sources.load(Sources.woven(compiled)).getClassLoader();
        List<String> with = List.of(
                "p.Main$1",
                "p.Main$1Größe",
                "p.Main$Declared",
                "p.Main$Hidden",
                "p.Main$Nested",
                "p.Main$OfUnknown",
                "p.Main$Shape");
        for (String name : compiled.keySet()) {
            List<Field> fields = List.of(loader.loadClass(name).getDeclaredFields()).stream()
                    .filter(field -> field.getName().equals("serialVersionUID"))
                    .toList();
            assertThat(fields).as(name).hasSize(with.contains(name) ? 1 : 0);
            if (fields.isEmpty() || name.equals("p.Main$Declared")) continue;
            assertThat(fields.get(0).isSynthetic()).isTrue();
            assertThat(fields.get(0).getModifiers() & ~0x1000)
                    .isEqualTo(Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL);
        }
    }

    @Test
    @DisplayName("a field that Java ignores is in the way of ours: then the warning says what to write")
    void ignoredField() throws Exception {
        for (String field : List.of("long serialVersionUID = 1;", "static final String serialVersionUID = \"1\";")) {
            Map<String, byte[]> classFiles = Sources.compile(
                    "class Main extends Exception {\n" + field + "\n@Async void f() {\nawait(leaf(1));\n}\n}\n", "-g");
            long computed = versions(classFiles).get("p.Main");

            assertThat(Sources.diagnostics(classFiles))
                    .containsExactly(
                            "Main.java: warning: p.Main has a field serialVersionUID that is no static final long:"
                                    + " Java ignores it and computes a value, which weaving changes; write private static final"
                                    + " long serialVersionUID = " + computed + "L");
        }
    }

    private static Map<String, Long> versions(Map<String, byte[]> classFiles) throws Exception {
        ClassLoader loader = Sources.load(classFiles).getClassLoader();
        Map<String, Long> versions = new TreeMap<>();
        for (String name : classFiles.keySet()) {
            if (name.contains("$weft$")) continue;
            versions.put(
                    name, ObjectStreamClass.lookupAny(loader.loadClass(name)).getSerialVersionUID());
        }
        return versions;
    }
}
