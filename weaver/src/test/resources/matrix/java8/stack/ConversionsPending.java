package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ConversionsPending {
    @Async
    Coroutine<Object> box() throws Throwable {
        int i = 300;
        return value((byte) i
                + await(leaf(1))
                + (char) (i + await(leaf(2)))
                + (long) i * await(leaf(3))
                + (short) (int) await(leaf(70000))
                + (int) (double) await(leaf(2.9)));
    }
}
