package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class CopiedResult {

    static class P {
        int a;

        P(int a) {
            this.a = a;
        }
    }

    P p;

    @Async
    Coroutine<Object> box() {
        P x = p = new P(await(leaf(1)));
        P[] y = new P[1];
        P z = y[0] = new P(await(leaf(2)));
        return value(x.a + p.a + z.a * 10 + y[0].a * 100);
    }
}
