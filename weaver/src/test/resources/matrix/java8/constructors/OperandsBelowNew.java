package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class OperandsBelowNew {

    static String f(int a, long b, Object c, double d) {
        return a + "," + b + "," + c + "," + d;
    }

    @Async
    Coroutine<Object> box() {
        return value(f(1, await(leaf(2L)), new StringBuilder(await(leaf("sb"))), await(leaf(1.5)))
                + f(await(leaf(1)), 2L, new String(await(leaf("n"))), 3.0));
    }
}
