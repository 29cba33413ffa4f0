package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class OfIntFunction {
    @Async
    Coroutine<Object> box() throws Throwable {
        IntFunction<Coroutine<Integer>> f = i -> value(i + await(leaf(i)));
        ToIntFunction<String> plain = String::length;
        return value(await(f.apply(3)) + plain.applyAsInt("ab"));
    }
}
