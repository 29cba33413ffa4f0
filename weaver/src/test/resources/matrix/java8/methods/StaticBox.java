package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class StaticBox {

    static @Async Coroutine<Integer> f(int x) {
        return value(await(leaf(x)) + 1);
    }

    static @Async Coroutine<Object> box() {
        return value(await(f(1)) + await(StaticBox.f(2)));
    }
}
