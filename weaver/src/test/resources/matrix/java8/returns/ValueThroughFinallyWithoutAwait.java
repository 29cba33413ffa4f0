package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ValueThroughFinallyWithoutAwait {

    @Async
    Coroutine<Integer> f(int x) {
        try {
            return value(x / await(leaf(1)));
        } catch (ArithmeticException e) {
            return value(-1);
        } finally {
            log("fin");
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(4)));
    }
}
