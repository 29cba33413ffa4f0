package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class CatchThrowable {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            await(fail(new StackOverflowError("so")));
        } catch (Throwable t) {
            log(t);
            log(await(leaf(2)));
        }
        return value("end");
    }
}
