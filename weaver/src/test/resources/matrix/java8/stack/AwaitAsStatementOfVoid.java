package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AwaitAsStatementOfVoid {

    @Async
    Coroutine<Void> v() {
        await(leaf(1));
        return done();
    }

    @Async
    Coroutine<Object> box() {
        await(v());
        Void r = await(v());
        return value(r);
    }
}
