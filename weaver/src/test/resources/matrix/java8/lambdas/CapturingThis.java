package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class CapturingThis {

    int n = 3;

    @Async
    Coroutine<Object> box() {
        Supplier<Coroutine<Integer>> s = () -> {
            n += await(leaf(1));
            return value(n + m());
        };
        int r = await(s.get());
        n++;
        return value(r + await(s.get()));
    }

    int m() {
        return n * 10;
    }
}
