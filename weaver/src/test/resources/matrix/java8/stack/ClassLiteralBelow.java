package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ClassLiteralBelow {

    static String f(Class<?> c, Object o, Class<?> d) {
        return c.getSimpleName() + o + d.getSimpleName();
    }

    @Async
    Coroutine<Object> box() {
        return value(f(Map.Entry.class, await(leaf(1)), int[].class));
    }
}
