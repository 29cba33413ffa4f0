package java17.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PatternInCondition {
    @Async
    Coroutine<Object> box() throws Throwable {
        Object o = await(leaf((Object) "abc"));
        if (o instanceof String s && s.length() == await(leaf(3))) {
            return value(s + await(leaf("!")));
        }
        return value("no");
    }
}
