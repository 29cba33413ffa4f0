package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class GuardsInOrder {
    @Async
    Coroutine<Boolean> over(int limit, int x) {
        log("over " + limit);
        return value(await(leaf(x)) > limit);
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Object o : new Object[] {1, 15, 150, "x", "long", 2.5}) {
            all += switch (o) {
                case Integer i when await(over(100, i)) && await(over(120, i)) -> "huge";
                case Integer i when await(over(10, i)) -> "big" + await(leaf(i));
                case Integer i -> "small" + i;
                case String s when s.length() > await(leaf(2)) || await(leaf(s.isEmpty())) -> s;
                case String s -> await(leaf(s)) + s;
                default -> await(leaf("?"));
            };
        }
        return value(all);
    }
}
