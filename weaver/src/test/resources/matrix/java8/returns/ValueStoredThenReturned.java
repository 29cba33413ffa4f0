package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ValueStoredThenReturned {

    Coroutine<String> kept;

    @Async
    Coroutine<String> f() {
        return kept = value("kept" + await(leaf(1)));
    }

    @Async
    Coroutine<Object> box() {
        String s = await(f());
        return value(s + (kept != null));
    }
}
