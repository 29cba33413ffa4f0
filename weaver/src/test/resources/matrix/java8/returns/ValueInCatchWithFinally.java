package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ValueInCatchWithFinally {

    @Async
    Coroutine<String> f() {
        try {
            throw new IOException("x");
        } catch (IOException e) {
            return value(e.getMessage() + await(leaf(1)));
        } finally {
            log("fin" + await(leaf(2)));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f()));
    }
}
