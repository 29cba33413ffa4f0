package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runtime may be loaded more than once, as web applications do. */
class LoopReportTest {
    @TempDir
    Path folder;

    private final List<Runtime> runtimes = new ArrayList<>();

    private Runtime start(String name) throws Exception {
        runtimes.add(new Runtime(name));
        return runtimes.get(runtimes.size() - 1);
    }

    @AfterEach
    void end() throws Exception {
        for (Runtime runtime : runtimes) runtime.end();
    }

    private static final class Runtime {
        final URLClassLoader classes;
        final Object loop;
        final Thread thread;

        Runtime(String name) throws Exception {
            List<URL> path = new ArrayList<>();
            for (String entry : App.RUNTIME.split(File.pathSeparator))
                path.add(Path.of(entry).toUri().toURL());
            classes = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            Class<?> type = classes.loadClass("weft.EventLoop");
            loop = type.getMethod("create").invoke(null);
            thread = new Thread(() -> call("runForever"), name);
            thread.start();
            while (!LoopReport.of(loops(), "json").contains("threadId")) Thread.onSpinWait();
        }

        Class<?> loops() throws ClassNotFoundException {
            return classes.loadClass("weft.Loops");
        }

        private void call(String method) {
            try {
                loop.getClass().getMethod(method).invoke(loop);
            } catch (ReflectiveOperationException failed) {
                throw new AssertionError(failed);
            }
        }

        void end() throws Exception {
            call("stop");
            thread.join();
            call("close");
            classes.close();
        }
    }

    private String report(String format, Class<?>... loaded) throws Exception {
        Instrumentation instrumentation = (Instrumentation) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Instrumentation.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getAllLoadedClasses");
                    return loaded;
                });
        Path file = folder.resolve("report");
        LoopReport.write(LoopReport.options(format, file), instrumentation);
        return Files.readString(file);
    }

    @Test
    void jsonOfTwoRuntimesIsOneArray() throws Exception {
        Class<?> one = start("one").loops();
        Class<?> two = start("two").loops();
        assertThat(report("json", one, Object.class, two).replaceAll("Id\": \\d+", "Id\": 1"))
                .isEqualTo(
                        "[{\"thread\": \"one\", \"threadId\": 1, \"blocked\": false, \"stack\": [], \"tasks\": []},"
                                + " {\"thread\": \"two\", \"threadId\": 1, \"blocked\": false, \"stack\": [], \"tasks\": []}]\n");
        assertThat(report("ps", one, two)).contains("\"one\"", "\"two\"");
    }

    @Test
    void oneWithoutALoopIsNoElement() throws Exception {
        Class<?> one = start("one").loops();
        Runtime idle = new Runtime("idle");
        Class<?> two = idle.loops();
        idle.end();
        assertThat(report("json", two)).isEqualTo("[]\n");
        assertThat(report("json", two, one)).startsWith("[{\"thread\": \"one\"").endsWith("}]\n");
        assertThat(report("json")).isEqualTo("[]\n");
    }

    @Test
    void aNameMayBeNoUnicode() throws Exception {
        assertThat(report("ps", start("half \ud800 a pair").loops())).contains("\"half ? a pair\"");
    }
}
