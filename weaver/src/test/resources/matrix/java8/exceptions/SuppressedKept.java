package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class SuppressedKept {
    @Async
    Coroutine<Object> box() throws Throwable {
        IOException x = new IOException("main");
        x.addSuppressed(new IOException("side"));
        try {
            await(fail(x));
        } catch (Exception e) {
            log(e);
        }
        return value(await(leaf(1)));
    }
}
