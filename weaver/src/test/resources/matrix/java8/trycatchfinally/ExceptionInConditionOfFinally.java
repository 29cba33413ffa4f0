package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ExceptionInConditionOfFinally {
    @Async
    Coroutine<Object> box() throws Throwable {
        boolean ok = false;
        try {
            ok = await(leaf(true));
        } finally {
            if (ok) log("ok" + await(leaf(1)));
            else log("failed" + await(leaf(2)));
        }
        return value(ok);
    }
}
