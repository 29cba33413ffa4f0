package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class IntersectionCast {
    @Async
    Coroutine<Object> box() throws Throwable {
        Supplier<Coroutine<Integer>> s = (Supplier<Coroutine<Integer>> & Serializable) () -> value(await(leaf(1)));
        return value(await(s.get()) + "" + (s instanceof Serializable));
    }
}
