package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PatternSwitchNull {
    @Async
    Coroutine<Object> box() throws Throwable {
        String r = "";
        for (Object o : new Object[] {null, 1, "s", 2L, 'c'})
            r += switch (o) {
                case null -> await(leaf("null"));
                case Integer i when i > await(leaf(0)) -> "i" + i;
                case String s -> s + await(leaf("s"));
                case Long l -> l + await(leaf(1L));
                default -> "d" + o;
            };
        return value(r);
    }
}
