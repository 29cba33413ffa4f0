package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InstanceofAndCast {
    @Async
    Coroutine<Object> box() throws Throwable {
        Object o = await(leaf((Object) "str"));
        return value((o instanceof String)
                + ((String) await(leaf(o))).substring(await(leaf(1)))
                + (await(leaf((Object) 1)) instanceof String));
    }
}
