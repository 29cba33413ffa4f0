package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class BitwiseBoolean {
    @Async
    Coroutine<Object> box() throws Throwable {
        boolean b = true;
        b &= await(leaf(true));
        b |= await(leaf(false));
        b ^= await(leaf(true));
        return value(b);
    }
}
