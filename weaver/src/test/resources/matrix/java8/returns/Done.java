package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Done {

    @Async
    Coroutine<Void> f(int x) {
        if (x == 0) return done();
        log(await(leaf(x)));
        return done();
    }

    @Async
    Coroutine<Object> box() {
        await(f(0));
        await(f(1));
        return value(await(f(2)));
    }
}
