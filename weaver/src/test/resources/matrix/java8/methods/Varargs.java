package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Varargs {

    @Async
    Coroutine<Integer> sum(int... xs) {
        int s = 0;
        for (int x : xs) s += await(leaf(x));
        return value(s);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(sum())
                + await(sum(1))
                + await(sum(1, await(leaf(2)), 3))
                + await(sum(new int[] {await(leaf(4))})));
    }
}
