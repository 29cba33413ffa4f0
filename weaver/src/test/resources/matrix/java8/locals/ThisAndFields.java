package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ThisAndFields {

    int n = 1;

    ThisAndFields self() {
        return this;
    }

    @Async
    Coroutine<Object> box() {
        ThisAndFields m = this;
        await(leaf(1));
        n++;
        await(leaf(2));
        return value((m == this) + "" + self().n + n);
    }
}
