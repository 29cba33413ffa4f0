package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class TryInFinally {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            log(await(leaf(1)));
        } finally {
            try {
                await(fail(new IOException("f")), IOException.class);
            } catch (IOException e) {
                log(e.getMessage() + await(leaf(2)));
            } finally {
                log(await(leaf(3)));
            }
        }
        return value("end");
    }
}
