package java21.patterns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class BindingsCaptured {
    record P(int x, List<String> names) {}

    @Async
    Coroutine<Object> box() {
        Object o = await(leaf(new P(3, List.of("a", "b"))));
        if (o instanceof P(int x, List<String> names) && await(leaf(x)) > 0) {
            Function<Integer, Coroutine<String>> f = i -> value(names.get(await(leaf(i))) + x);
            class Local {
                @Async
                Coroutine<String> g() {
                    return value(await(f.apply(0)) + await(leaf(x)) + names.size());
                }
            }
            return value(await(new Local().g()) + await(f.apply(1)));
        }
        return value("no");
    }
}
