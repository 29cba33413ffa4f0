package weft;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Objects as users may write them whose every method throws, recurses without end, returns null or very much. */
final class HostileObjects implements InvocationHandler {
    enum Mode {
        THROWS,
        FAILS,
        RECURSES,
        IS_NULL,
        IS_LONG
    }

    /** One of these. */
    interface Hostile {}

    /** What is no user's, and can be given as it is. */
    private static final Map<Class<?>, Supplier<Object>> PLAIN = Map.ofEntries(
            Map.entry(int.class, () -> 1),
            Map.entry(long.class, () -> 1L),
            Map.entry(boolean.class, () -> false),
            Map.entry(Boolean.class, () -> true),
            Map.entry(String.class, () -> "x"),
            Map.entry(Duration.class, () -> Duration.ofMillis(1)),
            Map.entry(TimeUnit.class, () -> TimeUnit.NANOSECONDS),
            Map.entry(Class.class, () -> IOException.class),
            Map.entry(Context.class, Context::new),
            Map.entry(ContextVar.class, () -> new ContextVar<>("y")),
            Map.entry(ContextVar.Token.class, () -> new ContextVar<>("z").set(1)),
            Map.entry(EventLoop.class, EventLoop::runningOrNull),
            Map.entry(ExceptionContext.class, () -> new ExceptionContext("x", null)),
            Map.entry(ExceptionGroup.class, () -> new ExceptionGroup("x", List.of(new IOException()))),
            Map.entry(Future.class, () -> Task.completed(1)),
            Map.entry(Task.class, () -> Task.completed(1)),
            Map.entry(Handle.class, () -> EventLoop.running().callSoon(() -> {})),
            Map.entry(TimerHandle.class, () -> EventLoop.running().callLater(Duration.ZERO, () -> {})),
            Map.entry(TaskOptions.class, () -> TaskOptions.DEFAULT));

    private static final Set<Class<?>> CLASSES =
            Set.of(Object.class, Throwable.class, Coroutine.class, PrintStream.class, PrintWriter.class);

    private final Mode mode;

    HostileObjects(Mode mode) {
        this.mode = mode;
    }

    static boolean isUsers(Class<?> type) {
        return type.isInterface() || type.isArray() && isUsers(type.getComponentType()) || CLASSES.contains(type);
    }

    static boolean isKnown(Class<?> type) {
        return isUsers(type) || PLAIN.containsKey(type) || type == Method.class;
    }

    Object of(Class<?> type) throws ReflectiveOperationException {
        if (PLAIN.containsKey(type)) return PLAIN.get(type).get();
        if (type == Method.class) return String.class.getMethod("length");
        if (type == Throwable.class) return new Failed(mode);
        if (type == Coroutine.class) return new Routine(mode);
        if (type == PrintStream.class) return HostileApiTest.stream(() -> act(void.class));
        if (type == PrintWriter.class) return HostileApiTest.writer(() -> act(void.class));
        if (type == Object.class) return new Value(mode);
        if (type == List.class && mode == Mode.IS_NULL) return List.of(new Failed(mode), new Failed(mode));
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 2);
            for (int i = 0; i < 2; i++) Array.set(array, i, of(type.getComponentType()));
            return array;
        }
        return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type, Hostile.class}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        return act(method.getReturnType());
    }

    private Object act(Class<?> returned) {
        return act(mode, returned);
    }

    private static Object act(Mode mode, Class<?> returned) {
        return switch (mode) {
            case THROWS -> throw new Failed(mode);
            case FAILS -> throw new AssertionErrorOfUsers();
            case RECURSES -> act(mode, returned);
            case IS_NULL -> null;
            case IS_LONG -> large(returned);
        };
    }

    private static Object large(Class<?> returned) {
        if (returned == String.class || returned == Object.class) return "=".repeat(1 << 20);
        if (returned == boolean.class) return true;
        if (returned == int.class) return 1 << 20;
        if (returned == long.class) return Long.MAX_VALUE;
        return null;
    }

    private static final class AssertionErrorOfUsers extends Error {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw this;
        }
    }

    static final class Failed extends RuntimeException implements Hostile {
        private static final long serialVersionUID = 1L;
        private final transient Mode mode;

        Failed(Mode mode) {
            this.mode = mode;
        }

        @Override
        public String getMessage() {
            return (String) act(mode, String.class);
        }

        @Override
        public Throwable getCause() {
            return (Throwable) act(mode, Throwable.class);
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return (StackTraceElement[]) act(mode, StackTraceElement[].class);
        }

        @Override
        public String toString() {
            return (String) act(mode, String.class);
        }
    }

    static final class Value implements Hostile {
        private final Mode mode;

        Value(Mode mode) {
            this.mode = mode;
        }

        @Override
        public String toString() {
            return (String) act(mode, String.class);
        }

        @Override
        public int hashCode() {
            return (int) act(mode, int.class);
        }

        @Override
        public boolean equals(Object other) {
            return (boolean) act(mode, boolean.class);
        }
    }

    static final class Routine extends Coroutine<Object> implements Hostile {
        private final Mode mode;

        Routine(Mode mode) {
            this.mode = mode;
        }

        @Override
        protected Object step() {
            return act(mode, Object.class);
        }

        @Override
        protected String name() {
            return (String) act(mode, String.class);
        }

        @Override
        protected String location() {
            return null;
        }

        @Override
        protected void discard() {
            act(mode, void.class);
        }
    }
}
