package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InaccessibleMerge {
    @Async
    Coroutine<Object> box() throws Throwable {
        boolean t = await(leaf(true));
        CharSequence q = t ? new StringBuilder("a") : new StringBuffer("b");
        await(leaf(1));
        return value(q.length() + await(leaf(2)));
    }
}
