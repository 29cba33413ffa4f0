package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class StringConcat {
    @Async
    Coroutine<Object> box() throws Throwable {
        int i = 1;
        long l = 2;
        return value("a" + i + await(leaf("b")) + l + await(leaf('c')) + 1.5f + null + await(leaf(true)) + "z");
    }
}
