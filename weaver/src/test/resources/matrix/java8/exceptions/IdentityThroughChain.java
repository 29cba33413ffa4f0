package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class IdentityThroughChain {

    static final IOException X = new IOException("x");

    @Async
    Coroutine<Integer> a() throws IOException {
        await(leaf(1));
        return value(await(fail(X), IOException.class) == null ? 1 : 2);
    }

    @Async
    Coroutine<Integer> b() throws IOException {
        try {
            return value(await(a()));
        } finally {
            await(leaf(2));
        }
    }

    @Async
    Coroutine<Object> box() {
        try {
            await(b());
        } catch (IOException e) {
            log(e == X);
        }
        return value("end");
    }
}
