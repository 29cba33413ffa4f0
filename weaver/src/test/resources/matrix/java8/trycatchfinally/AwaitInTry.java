package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AwaitInTry {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            log(await(leaf(1)));
            log(await(leaf(2)));
        } catch (IllegalStateException e) {
            log(e);
        }
        return value("end");
    }
}
