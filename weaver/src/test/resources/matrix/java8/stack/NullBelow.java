package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NullBelow {

    static String f(String a, Object b, int c, Object[] d) {
        return a + b + c + d;
    }

    @Async
    Coroutine<Object> box() {
        return value(f(null, null, await(leaf(1)), null) + f(null, await(leaf((Object) null)), await(leaf(2)), null));
    }
}
