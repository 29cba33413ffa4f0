package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class LambdaArgument {

    static class L {
        final Supplier<Object> s;
        final Object o;

        L(Supplier<Object> s, Object o) {
            this.s = s;
            this.o = o;
        }
    }

    @Async
    Coroutine<Object> box() {
        int q = 3;
        L l = new L(() -> q + 1, await(leaf(2)));
        return value(l.s.get() + "" + l.o);
    }
}
