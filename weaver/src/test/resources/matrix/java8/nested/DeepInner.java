package java8.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class DeepInner {

    String a = "a";

    class X {
        String b = "b";

        class Y {
            String c = "c";

            @Async
            Coroutine<String> f() {
                String s = a + b;
                s += await(leaf(c));
                a += "!";
                return value(s + DeepInner.this.a + X.this.b + this.c + await(leaf(1)));
            }
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new X().new Y().f()));
    }
}
