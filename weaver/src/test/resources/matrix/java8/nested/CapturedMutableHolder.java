package java8.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class CapturedMutableHolder {
    @Async
    Coroutine<Object> box() throws Throwable {
        int[] n = {0};
        class L {
            @Async
            Coroutine<Void> add(int x) {
                n[0] += await(leaf(x));
                return done();
            }
        }
        await(new L().add(1));
        await(new L().add(2));
        return value(n[0]);
    }
}
