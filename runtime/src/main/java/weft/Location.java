package weft;

/**
 * Where the method of a coroutine stands in its source.
 *
 * @param text what it was read from; a class that was swapped while it runs has another one
 * @param method the class and method
 * @param places a stack trace element for each state
 */
record Location(String text, String name, StackTraceElement[] places) {
    private static final ClassValue<Location[]> KNOWN = new ClassValue<>() {
        @Override
        protected Location[] computeValue(Class<?> machine) {
            return new Location[1];
        }
    };

    /** Reads {@code class;method;lines;file}. */
    static Location of(String text) {
        return of(text, null);
    }

    /** The stack trace element of a coroutine that is suspended, or has not started; null for one of this library's. */
    static StackTraceElement frame(Coroutine<?> coroutine) {
        String text = coroutine.location();
        if (text == null) return null;
        Location[] known = KNOWN.get(coroutine.getClass());
        Location location = known[0];
        if (location == null || location.text != text) known[0] = location = of(text, coroutine.getClass());
        return location.places[coroutine.state()];
    }

    private static Location of(String text, Class<?> machine) {
        String[] parts = text.split(";", 4);
        String name = parts[0].substring(parts[0].lastIndexOf('.') + 1) + "." + parts[1];
        if (machine == null) return new Location(text, name, null);
        String[] lines = parts[2].split(",");
        StackTraceElement[] places = new StackTraceElement[lines.length];
        for (int state = 0; state < lines.length; state++) {
            int line = Integer.parseInt(lines[state]);
            places[state] =
                    element(machine, parts[0], parts[1], parts[3].isEmpty() ? null : parts[3], line == 0 ? -1 : line);
        }
        return new Location(text, name, places);
    }

    /** Tells whether a frame is of a lock or queue, which are woven as the methods of users are. */
    static boolean isOfSync(StackTraceElement frame) {
        return frame.getClassName().startsWith("weft.sync.");
    }

    /** Makes an element that reads like those that the JVM makes of code in the module and loader of {@code code}. */
    static StackTraceElement element(Class<?> code, String className, String method, String file, int line) {
        ClassLoader loader = code.getClassLoader();
        boolean builtin = loader == null
                || loader == ClassLoader.getSystemClassLoader()
                || loader == ClassLoader.getPlatformClassLoader();
        Module module = code.getModule();
        String version = module.isNamed() ? module.getDescriptor().rawVersion().orElse(null) : null;
        return new StackTraceElement(
                builtin ? null : loader.getName(), module.getName(), version, className, method, file, line);
    }
}
