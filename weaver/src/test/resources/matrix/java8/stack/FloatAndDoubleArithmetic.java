package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class FloatAndDoubleArithmetic {
    @Async
    Coroutine<Object> box() throws Throwable {
        float f = 1.5f;
        double d = 2.5;
        return value(f * await(leaf(2f)) + d / await(leaf(0.5)) - (f + d) % await(leaf(2)));
    }
}
