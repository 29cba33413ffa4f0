package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class DeclaredWithComputedClass {

    static Class<IOException> c() {
        log("c");
        return IOException.class;
    }

    @Async
    Coroutine<Object> box() throws IOException {
        return value(await(leaf(1), c()) + await(leaf(2), IOException.class));
    }
}
