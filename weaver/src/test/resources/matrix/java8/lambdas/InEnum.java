package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class InEnum {

    enum E {
        A(x -> value("A" + await(leaf(x)))),
        B(x -> value("B" + x));
        final Function<Integer, Coroutine<String>> f;

        E(Function<Integer, Coroutine<String>> f) {
            this.f = f;
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(E.A.f.apply(1)) + await(E.B.f.apply(2)));
    }
}
