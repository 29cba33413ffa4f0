package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class NoAwaitAtAll {

    @Async
    Coroutine<Integer> f() {
        return value(5);
    }

    @Async
    Coroutine<Void> g() {
        return done();
    }

    @Async
    Coroutine<Integer> h() throws IOException {
        throw new IOException("h");
    }

    @Async
    Coroutine<Object> box() {
        await(g());
        try {
            await(h());
        } catch (IOException e) {
            log(e);
        }
        return value(await(f()) + await(leaf(1)));
    }
}
