package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ParameterSlotOtherType {

    @Async
    Coroutine<Object> f(Object o, int n) {
        if (o instanceof String) {
            o = 5;
            await(leaf(1));
        } else {
            o = "s" + await(leaf(n));
        }
        return value(o);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f("x", 1)) + "" + await(f(1, 2)));
    }
}
