package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnInFinallySwallows {

    @SuppressWarnings("finally")
    @Async
    Coroutine<Integer> f() {
        try {
            throw new IllegalArgumentException("lost");
        } finally {
            return value(await(leaf(4)));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f()));
    }
}
