package java17.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class RecordAsync {

    record P(int x, String s) {
        @Async
        Coroutine<String> show() {
            return value(s + await(leaf(x)) + x());
        }

        @Async
        static Coroutine<P> make(int x) {
            return weft.Asyncio.value(new P(await(leaf(x)), "made"));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new P(1, "a").show()) + await(P.make(3)));
    }
}
