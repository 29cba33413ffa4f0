package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class TernaryUnderOperands {

    static String f(Object a, long b, Object c) {
        return a + "," + b + "," + c;
    }

    @Async
    Coroutine<Object> box() {
        boolean t = true;
        return value(f("k" + await(leaf(1)), t ? await(leaf(2L)) : 3L, t ? await(leaf("s")) : (Object) await(leaf(4))));
    }
}
