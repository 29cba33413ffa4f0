package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ThrowNew {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            throw new IllegalArgumentException(await(leaf("msg")), new IOException("cause" + await(leaf(1))));
        } catch (IllegalArgumentException e) {
            return value(log(e));
        }
    }
}
