package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NarrowWrap {
    @Async
    Coroutine<Object> box() throws Throwable {
        byte b = (byte) 200;
        short s = (short) 40000;
        char c = (char) -1;
        await(leaf(0));
        b += 100;
        s += 30000;
        c += 2;
        await(leaf(1));
        return value(b + " " + s + " " + (int) c);
    }
}
