package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class AwaitInAllThree {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        try {
            s += await(leaf("t"));
            if (s.length() > 0) throw new IOException(s);
        } catch (IOException e) {
            s += e.getMessage() + await(leaf("c"));
        } finally {
            s += await(leaf("f"));
            log(s);
        }
        return value(s);
    }
}
