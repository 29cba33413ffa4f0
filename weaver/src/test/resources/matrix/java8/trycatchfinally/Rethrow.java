package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class Rethrow {

    @Async
    Coroutine<Object> f() throws IOException {
        try {
            throw new IOException("x");
        } catch (IOException e) {
            await(leaf(1));
            throw e;
        }
    }

    @Async
    Coroutine<Object> box() {
        try {
            return value(await(f()));
        } catch (IOException e) {
            return value(log(e));
        }
    }
}
