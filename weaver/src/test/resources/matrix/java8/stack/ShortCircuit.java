package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ShortCircuit {
    @Async
    Coroutine<Object> box() throws Throwable {
        boolean a = await(leaf(true)) && await(leaf(false)) && await(leaf(true));
        boolean b = await(leaf(false)) || await(leaf(true)) || await(leaf(false));
        boolean c = !(a || await(leaf(true))) ^ b;
        return value(a + "" + b + c + (a & await(leaf(true)) | b));
    }
}
