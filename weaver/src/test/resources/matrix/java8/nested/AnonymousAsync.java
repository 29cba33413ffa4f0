package java8.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AnonymousAsync {

    interface I {
        Coroutine<Integer> f(int x);
    }

    @Async
    Coroutine<Object> box() {
        int k = 7;
        I i = new I() {
            int cnt;

            @Override
            @Async
            public Coroutine<Integer> f(int x) {
                cnt++;
                return value(await(leaf(x)) + k + cnt);
            }
        };
        return value(await(i.f(1)) + await(i.f(2)));
    }
}
