package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnOtherInTryFinally {

    @Async
    Coroutine<String> o(int x) {
        return value("o" + await(leaf(x)));
    }

    @Async
    Coroutine<String> f(int x) {
        try {
            return o(x);
        } finally {
            log("close");
        }
    }

    @Async
    Coroutine<String> g(int x) {
        try {
            return o(x);
        } finally {
            log("close" + await(leaf(2)));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(1)) + await(g(1)));
    }
}
