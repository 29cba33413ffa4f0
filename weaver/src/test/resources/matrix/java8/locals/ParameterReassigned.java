package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ParameterReassigned {

    @Async
    Coroutine<String> f(int a, String b, long c) {
        a += await(leaf(1));
        b = b + a;
        await(leaf(0));
        c = a;
        b += c;
        return value(b + await(leaf("!")));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(1, "b", 9)));
    }
}
