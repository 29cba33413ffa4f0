package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ThrownBeforeFirstAwait {

    @Async
    Coroutine<Object> f(int x) {
        if (x == 0) throw new IllegalArgumentException("early");
        return value(await(leaf(x)));
    }

    @Async
    Coroutine<Object> box() {
        try {
            await(f(0));
        } catch (IllegalArgumentException e) {
            log(e);
        }
        return value(await(f(1)));
    }
}
