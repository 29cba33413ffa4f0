package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AlwaysNullUsedAsType {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = null;
        await(leaf(1));
        try {
            return value(s.length());
        } catch (NullPointerException e) {
            return value("npe" + await(leaf(2)));
        }
    }
}
