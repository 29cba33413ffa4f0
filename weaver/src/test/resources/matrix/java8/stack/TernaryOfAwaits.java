package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class TernaryOfAwaits {
    @Async
    Coroutine<Object> box() throws Throwable {
        boolean t = await(leaf(true));
        return value((t ? await(leaf(1)) : await(leaf(2)))
                + (t ? 3 : await(leaf(4))) * (await(leaf(!t)) ? await(leaf(5)) : 6));
    }
}
