package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class LocalClass {

    @Async
    Coroutine<Object> box() {
        int k = await(leaf(3));
        class L {
            final int v;

            L(int v) {
                this.v = v * k;
            }
        }
        L l = new L(await(leaf(4)));
        return value(l.v + new L(5).v);
    }
}
