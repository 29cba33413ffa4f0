package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class NestedTry {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        try {
            s += "a";
            try {
                s += await(leaf("b"));
                throw new IOException("i");
            } catch (IOException e) {
                s += await(leaf("c"));
                throw new IllegalArgumentException(e);
            } finally {
                s += await(leaf("d"));
                log(s);
            }
        } catch (IllegalArgumentException e) {
            s += await(leaf("e")) + e.getCause().getMessage();
        } finally {
            s += await(leaf("f"));
            log(s);
        }
        return value(s);
    }
}
