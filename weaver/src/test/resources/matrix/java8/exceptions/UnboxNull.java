package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class UnboxNull {
    @Async
    Coroutine<Object> box() throws Throwable {
        int n = 1;
        try {
            n = await(leaf((Integer) null));
        } catch (NullPointerException e) {
            n += await(leaf(5));
        }
        return value(n);
    }
}
