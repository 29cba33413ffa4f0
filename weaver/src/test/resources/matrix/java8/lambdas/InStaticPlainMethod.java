package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class InStaticPlainMethod {

    static Supplier<Coroutine<Integer>> make(long k) {
        return () -> value((int) k + await(leaf(1)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(make(4).get()));
    }
}
