package java8.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class FallThroughWithLocals {
    @Async
    Coroutine<Object> box() throws Throwable {
        int r = 0;
        switch (await(leaf(1))) {
            case 1:
                int x = await(leaf(5));
                r += x;
            case 2:
                x = await(leaf(6));
                r += x;
                break;
            case 3:
                r = -1;
        }
        return value(r);
    }
}
