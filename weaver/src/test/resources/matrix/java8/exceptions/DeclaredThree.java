package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class DeclaredThree {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            log(await(leaf("ok"), IOException.class, InterruptedException.class, TimeoutException.class));
            await(
                    fail(new TimeoutException("t")),
                    IOException.class,
                    InterruptedException.class,
                    TimeoutException.class);
        } catch (IOException | InterruptedException | TimeoutException e) {
            log(e);
        }
        return value("end");
    }
}
