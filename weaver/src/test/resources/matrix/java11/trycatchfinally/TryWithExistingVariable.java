package java11.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class TryWithExistingVariable {
    @Async
    Coroutine<Object> box() throws Throwable {
        Closeable c = () -> log("closed");
        try (c) {
            log(await(leaf(1)));
        }
        return value(await(leaf("end")));
    }
}
