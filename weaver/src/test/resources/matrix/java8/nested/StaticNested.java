package java8.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class StaticNested {

    static class S {
        private static int c = 5;

        @Async
        private static Coroutine<Integer> f(int x) {
            return value(c += await(leaf(x)));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(S.f(1)) + S.c);
    }
}
