package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class RecordPatternInInstanceof {
    record P(Object a, Object b) {}

    @Async
    Coroutine<Object> box() {
        Object o = new P(1, new P("x", 2L));
        if (o instanceof P(Integer i, P(String s, Long l)) && await(leaf(i)) == 1) return value(s + l + await(leaf(i)));
        return value("no");
    }
}
