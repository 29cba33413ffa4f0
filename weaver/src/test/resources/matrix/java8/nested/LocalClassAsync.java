package java8.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class LocalClassAsync {
    @Async
    Coroutine<Object> box() throws Throwable {
        int k = 3;
        int q = await(leaf(4));
        class L {
            int v = q;

            @Async
            Coroutine<Integer> f(int x) {
                return value(k + v + await(leaf(x)) + q);
            }
        }
        return value(await(new L().f(5)));
    }
}
