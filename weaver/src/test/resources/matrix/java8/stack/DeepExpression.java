package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class DeepExpression {
    @Async
    Coroutine<Object> box() throws Throwable {
        return value(((((await(leaf(1)) + await(leaf(2))) * await(leaf(3)) - await(leaf(4))) << await(leaf(2)))
                        ^ await(leaf(5)))
                + (await(leaf(6)) - (await(leaf(7)) - (await(leaf(8)) - (await(leaf(9)) - await(leaf(10)))))));
    }
}
