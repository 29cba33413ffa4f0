package java8.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InnerClass {

    private int n = 1;

    class In {
        private int m = 2;

        @Async
        private Coroutine<Integer> f() {
            n += await(leaf(3));
            return value(n + m + secret());
        }
    }

    private int secret() {
        return 100;
    }

    @Async
    Coroutine<Object> box() {
        In i = new In();
        i.m = await(leaf(5));
        return value(await(i.f()) + i.m);
    }
}
