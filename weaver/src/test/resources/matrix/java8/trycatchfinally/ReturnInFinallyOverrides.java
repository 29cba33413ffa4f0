package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnInFinallyOverrides {

    @SuppressWarnings("finally")
    @Async
    Coroutine<Integer> f() {
        try {
            return value(await(leaf(1)));
        } finally {
            log(await(leaf("f")));
            return value(3);
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f()));
    }
}
