package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ShiftCompound {
    @Async
    Coroutine<Object> box() throws Throwable {
        int i = 1;
        long l = 1;
        i <<= await(leaf(4));
        l <<= await(leaf(40L));
        i >>>= await(leaf(1));
        l >>= await(leaf(3));
        return value(i + l);
    }
}
