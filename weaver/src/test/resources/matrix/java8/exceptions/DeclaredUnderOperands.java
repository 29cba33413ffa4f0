package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class DeclaredUnderOperands {

    static String f(long a, int b, String c) {
        return a + c + b;
    }

    @Async
    Coroutine<Object> box() throws IOException, TimeoutException {
        return value(
                f(1L, await(leaf(2), IOException.class), await(leaf("c"), IOException.class, TimeoutException.class)));
    }
}
