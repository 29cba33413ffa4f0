package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class BoxedAndUnboxed {
    @Async
    Coroutine<Object> box() throws Throwable {
        Integer a = await(leaf(1000));
        int b = await(leaf(1000));
        Long c = (long) await(leaf(5));
        a++;
        a += await(leaf(1));
        return value(a + b + c + (a.equals(1002) ? await(leaf(1)) : 0));
    }
}
