package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class FinallyOnReturn {

    @Async
    Coroutine<Integer> f() {
        try {
            return value(await(leaf(1)));
        } finally {
            log("f" + await(leaf(2)));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f()));
    }
}
