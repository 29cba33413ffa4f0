package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class MultiCatch {
    @Async
    Coroutine<Object> box() throws Throwable {
        for (Exception x : new Exception[] {new IOException("1"), new InterruptedException("2")}) {
            try {
                await(fail(x), IOException.class, InterruptedException.class);
            } catch (IOException | InterruptedException e) {
                log(e);
                log(await(leaf(e == x)));
            }
        }
        return value("end");
    }
}
