package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ValueEvaluatedBeforeFinally {

    @Async
    Coroutine<Integer> f() {
        int x = 1;
        try {
            x = await(leaf(5));
            return value(x);
        } finally {
            x = await(leaf(9));
            log(x);
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f()));
    }
}
