package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class CatchVariableLiveAcrossManyAwaits {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            throw new IOException("keep");
        } catch (IOException e) {
            int a = await(leaf(1));
            int b = await(leaf(2));
            int c = await(leaf(3));
            log(e.getMessage() + a + b + c);
            return value(e.getMessage());
        }
    }
}
