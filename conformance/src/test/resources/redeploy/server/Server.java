package server;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Deploys the application once for each feature, on a thread that lives on, and sees which class loaders stay. */
public class Server {
    private static final int SECONDS = 20;

    /** The arguments: the class path of each application, then the features. */
    public static void main(String[] args) throws Exception {
        Map<String, WeakReference<ClassLoader>> deployed = new LinkedHashMap<>();
        for (int i = 1; i < args.length; i++) deployed.put(args[i], deploy(args[0].split(java.io.File.pathSeparator), args[i]));
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        do {
            System.gc();
            Thread.sleep(50);
            deployed.values().removeIf(loader -> loader.get() == null);
        } while (!deployed.isEmpty() && System.nanoTime() < end);
        System.out.println("left: " + deployed.keySet());
        List<String> threads = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("weft-")) threads.add(thread.getName());
        }
        System.out.println("threads: " + threads);
    }

    private static WeakReference<ClassLoader> deploy(String[] classPath, String feature) throws Exception {
        URL[] urls = new URL[classPath.length];
        for (int i = 0; i < urls.length; i++) urls[i] = Path.of(classPath[i]).toUri().toURL();
        URLClassLoader loader = new URLClassLoader("shop", urls, Server.class.getClassLoader());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            @SuppressWarnings("unchecked")
            Function<String, String> shop =
                    (Function<String, String>) loader.loadClass("shop.Shop").getConstructor().newInstance();
            shop.apply(feature);
        } finally {
            thread.setContextClassLoader(before);
            loader.close();
        }
        return new WeakReference<>(loader);
    }
}
