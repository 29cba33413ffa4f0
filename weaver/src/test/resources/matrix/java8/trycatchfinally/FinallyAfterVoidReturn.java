package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class FinallyAfterVoidReturn {

    @Async
    Coroutine<Void> f(boolean early) {
        try {
            if (early) return done();
            log(await(leaf(1)));
        } finally {
            log("f" + await(leaf(2)));
        }
        return done();
    }

    @Async
    Coroutine<Object> box() {
        await(f(true));
        await(f(false));
        return value("end");
    }
}
