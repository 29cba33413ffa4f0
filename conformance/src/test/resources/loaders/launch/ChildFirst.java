package launch;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Runs the application of its class path by loaders that look there before they ask their parent, which has it, too. */
public class ChildFirst extends URLClassLoader {
    ChildFirst(String name, URL[] urls) {
        super(name, urls, ChildFirst.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) return loaded;
            try {
                return findClass(name);
            } catch (ClassNotFoundException | SecurityException notHere) {
                return super.loadClass(name, resolve);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println(new app.Greeting().call());
        URL[] all = urls(args, 0);
        URL[] application = urls(args, args.length - 1);
        say(new ChildFirst("first", all));
        say(new ChildFirst("second", all));
        say(new ChildFirst("third", application));
        System.out.println(new app.Greeting().call());
    }

    private static URL[] urls(String[] paths, int from) throws Exception {
        URL[] urls = new URL[paths.length - from];
        for (int i = from; i < paths.length; i++) urls[i - from] = Path.of(paths[i]).toUri().toURL();
        return urls;
    }

    @SuppressWarnings("unchecked")
    private static void say(ClassLoader loader) throws Exception {
        Object greeting = loader.loadClass("app.Greeting").getConstructor().newInstance();
        System.out.println(((Callable<String>) greeting).call());
    }
}
