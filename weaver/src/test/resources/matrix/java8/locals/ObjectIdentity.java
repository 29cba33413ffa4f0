package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ObjectIdentity {
    @Async
    Coroutine<Object> box() throws Throwable {
        Object o = new Object();
        Object p = o;
        await(leaf(1));
        Object q = await(leaf(o));
        return value(o == p && p == q);
    }
}
