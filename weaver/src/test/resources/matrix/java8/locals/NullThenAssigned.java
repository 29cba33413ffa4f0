package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NullThenAssigned {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = null;
        if (await(leaf(true))) s = await(leaf("x"));
        Object o = null;
        o = o == null ? s : o;
        await(leaf(2));
        return value(o);
    }
}
