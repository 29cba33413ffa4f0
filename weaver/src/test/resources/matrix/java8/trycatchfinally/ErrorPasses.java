package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ErrorPasses {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            try {
                await(fail(new AssertionError("a")));
            } catch (Exception e) {
                log("no");
            } finally {
                log("fin" + await(leaf(1)));
            }
        } catch (AssertionError e) {
            log(e.getMessage());
        }
        return value("end");
    }
}
