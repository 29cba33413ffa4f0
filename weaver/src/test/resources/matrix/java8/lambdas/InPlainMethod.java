package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class InPlainMethod {

    Supplier<Coroutine<Integer>> make(int k) {
        return () -> value(await(leaf(k)) * 2);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(make(4).get()));
    }
}
