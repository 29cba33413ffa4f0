package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Nested {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (int i = 0; i < 3; i++) for (int j = i; j < 3; j++) s += await(leaf(i)) * 10 + j + ",";
        return value(s);
    }
}
