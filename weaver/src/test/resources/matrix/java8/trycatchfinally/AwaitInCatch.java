package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class AwaitInCatch {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            await(fail(new IOException("x")));
            log("no");
        } catch (Exception e) {
            log(e);
            log(await(leaf("c")));
            log(e);
        }
        return value("end");
    }
}
