package weft.agent;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Finds what a late attach comes too late for. */
final class LoadedClasses {
    private static final String ASYNC = "weft.annotations.Async";
    private static final String STATE_MACHINE = "weft.abi.StateMachine";

    private LoadedClasses() {}

    /** Reports each class that is loaded already, has {@code @Async} methods and is not woven. */
    static void report(Class<?>[] loaded, Console console) {
        for (Class<?> type : loaded) {
            if (!isUnwoven(type)) continue;
            console.error(
                    type.getName(),
                    "not woven: it was loaded before the agent. Call WeftAgent.install() first thing in a main class that"
                            + " does not name this one, or start the JVM with -javaagent:weft-agent.jar, or weave at"
                            + " build time with weft-maven-plugin");
        }
    }

    private static boolean isUnwoven(Class<?> type) {
        if (type.getClassLoader() == null || type.isArray() || type.isHidden()) return false;
        try {
            Method[] methods = type.getDeclaredMethods();
            return Arrays.stream(methods).anyMatch(LoadedClasses::isAsync)
                    && Arrays.stream(methods).noneMatch(LoadedClasses::takesMachine);
        } catch (LinkageError incomplete) {
            return false;
        }
    }

    private static boolean isAsync(Method method) {
        if (method.isBridge()) return false;
        for (Annotation annotation : method.getDeclaredAnnotations()) {
            if (annotation.annotationType().getName().equals(ASYNC)) return true;
        }
        return false;
    }

    /** A woven class has for each async method a body that takes the state machine. */
    private static boolean takesMachine(Method method) {
        for (Class<?> parameter : method.getParameterTypes()) {
            Class<?> superclass = parameter.getSuperclass();
            if (superclass != null && superclass.getName().equals(STATE_MACHINE)) return true;
        }
        return false;
    }
}
