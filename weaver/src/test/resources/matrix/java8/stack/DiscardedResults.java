package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class DiscardedResults {
    @Async
    Coroutine<Object> box() throws Throwable {
        await(leaf(1));
        await(leaf(2L));
        await(leaf("s"));
        await(leaf((Object) null));
        Object o = await(leaf(3));
        return value(o);
    }
}
