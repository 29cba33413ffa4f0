package java25.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class UnnamedPatterns {
    record P(Object a, Object b) {}

    @Async
    Coroutine<Object> box() {
        Object o = new P(1, 2);
        return value(
                switch (o) {
                    case P(Integer i, _) when await(leaf(i == 1)) -> await(leaf("one"));
                    case P(_, _) -> "other";
                    default -> "none";
                });
    }
}
