package java25.unnamed;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class UnnamedLambdaParameters {
    @Async
    Coroutine<Object> box() {
        int base = await(leaf(100));
        BiFunction<Integer, String, Coroutine<Integer>> f = (x, _) -> value(await(leaf(x)) + base);
        BiFunction<Long, Long, Coroutine<String>> g = (_, _) -> value("g" + await(leaf(base)));
        Function<Object, Coroutine<String>> h = _ -> {
            String s = await(leaf("h"));
            for (var _ : List.of(1, 2)) s += await(leaf(base));
            return value(s);
        };
        return value(await(f.apply(1, "s")) + await(g.apply(1L, 2L)) + await(h.apply(null)));
    }
}
