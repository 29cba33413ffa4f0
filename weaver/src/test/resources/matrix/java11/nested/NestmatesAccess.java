package java11.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NestmatesAccess {
    private int secret = 1;

    private static int shared = 2;

    @Async
    private Coroutine<Integer> hidden(int x) {
        return value(secret + await(leaf(x)));
    }

    class Inner {
        private int own = 3;

        @Async
        private Coroutine<Integer> sum() {
            secret += await(leaf(10));
            shared *= await(leaf(2));
            return value(await(hidden(own)) + shared);
        }
    }

    @Async
    Coroutine<Object> box() {
        Inner inner = new Inner();
        inner.own += await(leaf(1));
        return value(await(inner.sum())
                + inner.own
                + new Object() {
                    private int more = secret;
                }.more);
    }
}
