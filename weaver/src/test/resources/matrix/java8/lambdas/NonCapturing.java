package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class NonCapturing {
    @Async
    Coroutine<Object> box() throws Throwable {
        Function<Integer, Coroutine<Integer>> f = x -> value(await(leaf(x)) + 1);
        return value(await(f.apply(1)) + await(f.apply(2)));
    }
}
