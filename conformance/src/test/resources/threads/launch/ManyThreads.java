package launch;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;

/** Loads and runs the classes many.C0, many.C1... on many threads, each in an order of its own; in each kind of loader. */
public class ManyThreads {
    private static final int THREADS = 16;

    public static void main(String[] args) throws Exception {
        int classes = Integer.parseInt(args[0]);
        URL[] urls = {Path.of(args[1]).toUri().toURL()};
        ClassLoader app = ManyThreads.class.getClassLoader();
        run("app", classes, app);
        run("URLClassLoader", classes, new URLClassLoader(urls, withoutMany(app)));
        run("not parallel capable", classes, new OneLock(urls, withoutMany(app)));
        run("two", classes, new URLClassLoader(urls, withoutMany(app)), new OneLock(urls, withoutMany(app)));
    }

    /** Finds the runtime, but not the classes that are to be loaded. */
    private static ClassLoader withoutMany(ClassLoader app) {
        return new ClassLoader(app) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("many.")) throw new ClassNotFoundException(name);
                return super.loadClass(name, resolve);
            }
        };
    }

    private static void run(String what, int classes, ClassLoader... loaders) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int seed = i;
            work.add(() -> {
                start.await();
                return sum(classes, loaders[seed % loaders.length], new Random(seed));
            });
        }
        long sum = 0;
        for (Future<Long> done : threads.invokeAll(work)) sum += done.get();
        threads.shutdown();
        System.out.println(what + " " + sum / THREADS);
    }

    private static long sum(int classes, ClassLoader loader, Random order) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < classes; i++) numbers.add(i);
        Collections.shuffle(numbers, order);
        long sum = 0;
        for (int number : numbers) {
            Class<?> type = Class.forName("many.C" + number, true, loader);
            if (type.getClassLoader() != loader) throw new AssertionError(type.getClassLoader());
            sum += ((IntSupplier) type.getConstructor().newInstance()).getAsInt();
        }
        return sum;
    }

    /** Loads one class at a time: the JVM then holds the loader's lock while it is woven. */
    private static class OneLock extends ClassLoader {
        private final URLClassLoader files;

        OneLock(URL[] urls, ClassLoader parent) {
            super(parent);
            files = new URLClassLoader(urls, null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (var in = files.getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) throw new ClassNotFoundException(name);
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }
    }
}
