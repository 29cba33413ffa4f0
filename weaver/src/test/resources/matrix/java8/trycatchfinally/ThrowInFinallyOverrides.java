package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ThrowInFinallyOverrides {

    @Async
    Coroutine<Integer> f() {
        try {
            return value(await(leaf(1)));
        } finally {
            await(leaf(0));
            if (true) throw new IllegalStateException("fin");
        }
    }

    @Async
    Coroutine<Object> box() {
        try {
            return value(await(f()));
        } catch (IllegalStateException e) {
            return value(log(e));
        }
    }
}
