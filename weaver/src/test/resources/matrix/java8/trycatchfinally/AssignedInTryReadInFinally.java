package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AssignedInTryReadInFinally {
    @Async
    Coroutine<Object> box() throws Throwable {
        Object o = null;
        double d = 0;
        try {
            o = await(leaf("o"));
            d = await(leaf(2.5));
            o = d + await(leaf(0.5));
        } finally {
            log(o);
            log(d + await(leaf(1)));
        }
        return value(o);
    }
}
