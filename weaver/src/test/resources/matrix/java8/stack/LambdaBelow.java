package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class LambdaBelow {

    static <T> String f(Supplier<T> s, T t, Function<T, T> g) {
        return "" + s.get() + g.apply(t);
    }

    @Async
    Coroutine<Object> box() {
        int k = 4;
        return value(f(() -> k, await(leaf(5)), x -> x * k));
    }
}
