package weft.asyncio.acs;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import weft.Future;

/** Whether nobody has looked at a future's exception: what CPython logs when it collects the future. Not public API. */
final class Unretrieved {
    private static final MethodHandle IS = find();

    private Unretrieved() {}

    static boolean is(Future<?> future) {
        try {
            return (boolean) IS.invokeExact((Object) future);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static MethodHandle find() {
        try {
            MethodHandles.Lookup runtime = MethodHandles.privateLookupIn(Future.class, MethodHandles.lookup());
            MethodHandle method = runtime.unreflect(Future.class.getSuperclass().getDeclaredMethod("isUnretrieved"));
            return method.asType(MethodType.methodType(boolean.class, Object.class));
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
