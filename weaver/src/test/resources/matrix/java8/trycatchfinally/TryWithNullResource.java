package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Awaitable;
import weft.Coroutine;
import weft.annotations.Async;

public class TryWithNullResource {
    @Async
    Coroutine<Object> box() throws Throwable {
        try (Closeable c = await(Leaf0.<Closeable>none())) {
            log("in" + c + await(leaf(1)));
        }
        return value("end");
    }

    static class Leaf0 {
        static <T> Awaitable<T> none() {
            return leaf(null);
        }
    }
}
