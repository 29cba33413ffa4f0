package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnLocalOfOther {

    @Async
    Coroutine<String> o(int x) {
        return value("o" + await(leaf(x)));
    }

    @Async
    Coroutine<String> f(int n) {
        await(leaf("pre"));
        Coroutine<String> c = o(n);
        return c;
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(4)));
    }
}
