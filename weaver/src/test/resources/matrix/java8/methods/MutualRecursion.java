package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class MutualRecursion {

    @Async
    Coroutine<Boolean> even(int n) {
        if (n == 0) return value(true);
        await(leaf(n));
        return value(await(odd(n - 1)));
    }

    @Async
    Coroutine<Boolean> odd(int n) {
        if (n == 0) return value(false);
        return value(await(even(n - 1)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(even(9)));
    }
}
