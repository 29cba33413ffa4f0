package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class TryInCatch {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            await(fail(new IOException("o")));
        } catch (Exception e) {
            try {
                log(await(leaf(1)));
                await(fail(new IllegalArgumentException("i")));
            } catch (IllegalArgumentException f) {
                log(e);
                log(f);
            } finally {
                log(await(leaf(2)));
            }
            log(e);
        }
        return value("end");
    }
}
