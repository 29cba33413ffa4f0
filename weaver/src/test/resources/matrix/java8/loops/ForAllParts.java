package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ForAllParts {
    @Async
    Coroutine<Object> box() throws Throwable {
        int s = 0;
        for (int i = await(leaf(0)); i < await(leaf(3)); i += await(leaf(1))) {
            s += await(leaf(i));
        }
        return value(s);
    }
}
