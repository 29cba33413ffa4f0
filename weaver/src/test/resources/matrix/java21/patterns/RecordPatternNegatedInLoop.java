package java21.patterns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class RecordPatternNegatedInLoop {
    record Pair(Object a, Object b) {}

    @Async
    Coroutine<Object> next(int n) {
        return value(n < 3 ? await(leaf(n)) : new Pair(await(leaf("a")), (long) n));
    }

    @Async
    Coroutine<Object> box() {
        int n = 0;
        Object o = null;
        while (!(o instanceof Pair(String a, Long b))) {
            o = await(next(n++));
            log(n);
        }
        return value(a + await(leaf(b)) + a + b);
    }
}
