package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class StringConcatAssign {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "a";
        s += await(leaf("b")) + s;
        s += 1 + await(leaf(2));
        return value(s);
    }
}
