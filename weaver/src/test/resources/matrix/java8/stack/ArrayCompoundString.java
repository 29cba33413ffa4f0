package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ArrayCompoundString {
    @Async
    Coroutine<Object> box() throws Throwable {
        String[] s = {"a", "b"};
        s[0] += await(leaf("x"));
        s[await(leaf(1))] += await(leaf("y")) + s[0];
        return value(s);
    }
}
