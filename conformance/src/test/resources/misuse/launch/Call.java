package launch;

import weft.Coroutine;

/** Awaits in a method of a class that could not be woven. */
class Call {
    public static void main(String[] names) throws Exception {
        try {
            Class<?> type = Class.forName(names[0]);
            var method = type.getDeclaredMethod("f");
            method.setAccessible(true);
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            weft.Asyncio.run((Coroutine<?>) method.invoke(constructor.newInstance()));
        } catch (java.lang.reflect.InvocationTargetException failed) {
            System.out.println(failed.getCause());
        }
    }
}
