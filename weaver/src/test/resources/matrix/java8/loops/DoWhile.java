package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class DoWhile {
    @Async
    Coroutine<Object> box() throws Throwable {
        int i = 0;
        do {
            log(await(leaf(i)));
            i++;
        } while (await(leaf(i)) < 3);
        return value(i);
    }
}
