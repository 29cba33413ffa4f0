package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class TwoInOneMethod {
    @Async
    Coroutine<Object> box() throws Throwable {
        Supplier<Coroutine<Integer>> a = () -> value(await(leaf(1))), b = () -> value(await(leaf(2)));
        Supplier<Coroutine<Integer>> c = await(leaf(true)) ? a : b;
        return value(await(a.get()) + await(b.get()) + await(c.get()));
    }
}
