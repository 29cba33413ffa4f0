package java17.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PatternVariableAfterLoop {
    @Async
    Coroutine<Object> box() throws Throwable {
        Object o = 1;
        while (!(o instanceof String s)) {
            o = await(leaf((Object) "str"));
        }
        return value(s + s.length() + await(leaf(1)));
    }
}
