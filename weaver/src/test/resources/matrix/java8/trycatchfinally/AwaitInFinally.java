package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AwaitInFinally {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            log(await(leaf(1)));
        } finally {
            log(await(leaf("f")));
            log("after");
        }
        return value("end");
    }
}
