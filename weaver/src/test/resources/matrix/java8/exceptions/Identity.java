package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class Identity {
    @Async
    Coroutine<Object> box() throws Throwable {
        IOException x = new IOException("same");
        try {
            await(fail(x), IOException.class);
        } catch (IOException e) {
            log(e == x);
        }
        IllegalStateException y = new IllegalStateException("y");
        try {
            await(fail(y));
        } catch (IllegalStateException e) {
            log(e == y);
        }
        return value("end");
    }
}
