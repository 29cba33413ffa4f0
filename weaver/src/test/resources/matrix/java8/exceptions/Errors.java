package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Errors {
    @Async
    Coroutine<Object> box() throws Throwable {
        for (Throwable t : new Throwable[] {new OutOfMemoryError("fake"), new AssertionError("a"), new Error("e")}) {
            try {
                await(fail(t));
            } catch (Error e) {
                log(e == t);
                log(await(leaf(1)));
            }
        }
        return value("end");
    }
}
