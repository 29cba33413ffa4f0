package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NullTypedLocal {
    @Async
    Coroutine<Object> box() throws Throwable {
        Object o = null;
        String s = null;
        int[] a = null;
        await(leaf(1));
        log(o);
        log(s);
        o = s;
        await(leaf(2));
        return value(o + "" + s + a);
    }
}
