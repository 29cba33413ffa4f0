package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class Nested {
    @Async
    Coroutine<Object> box() throws Throwable {
        Function<Integer, Coroutine<String>> f = x -> {
            Supplier<Coroutine<String>> g = () -> {
                String s = "in" + x;
                return value(s + await(leaf(x)));
            };
            return value("out" + await(g.get()) + await(leaf(2)));
        };
        return value(await(f.apply(7)));
    }
}
