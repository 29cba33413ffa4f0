package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class UncaughtInCallee {

    @Async
    Coroutine<Integer> deep(int n) throws IOException {
        if (n == 0) throw new IOException("bottom");
        log(n);
        int r = await(deep(n - 1)) + await(leaf(1));
        log("no");
        return value(r);
    }

    @Async
    Coroutine<Object> box() {
        try {
            await(deep(5));
        } catch (IOException e) {
            log(e);
        }
        return value(await(leaf("end")));
    }
}
