package java8.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class OuterPrivateStatics {

    private static int c = 1;

    private static int bump(int x) {
        return c += x;
    }

    static class S {
        @Async
        static Coroutine<Integer> f() {
            c += await(leaf(2));
            return value(bump(await(leaf(3))) + c++);
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(S.f()) + c);
    }
}
