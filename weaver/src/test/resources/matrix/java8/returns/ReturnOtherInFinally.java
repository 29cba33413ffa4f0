package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnOtherInFinally {

    @SuppressWarnings("finally")
    @Async
    Coroutine<String> f(int x) {
        try {
            throw new IllegalArgumentException();
        } finally {
            return o(x);
        }
    }

    @Async
    Coroutine<String> o(int x) {
        return value("o" + await(leaf(x)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(1)));
    }
}
